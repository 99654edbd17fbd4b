//! The lie of the land: waters, woods, heath and meadows, and what the ground of the village is used for.

use super::super::dice::Dice;
use super::houses::GAME;
use super::landmarks::{CHURCH, SCHOOL};
use super::rings::{
    BOG, COMMON, ENGEN, HEATH, HOMES, ISLET, LAKE, PARK, PLANTATIONS, PLAYGROUND, PONDS, RESERVE,
    Ring, STREAMS, WOODS, WORKS,
};
use super::way::{Frame, Way, blob, polygon};
use geo::{Coord, Polygon};

/// A piece of ground: layer, class and subclass of the OpenMapTiles schema, and the first zoom that shows it.
pub(super) struct Ground {
    pub(super) layer: &'static str,
    pub(super) class: &'static str,
    pub(super) subclass: Option<&'static str>,
    pub(super) from_zoom: u8,
    pub(super) areas: Vec<Polygon>,
}

fn blobs(rings: &[Ring]) -> Vec<Polygon> {
    rings.iter().map(|ring| blob(ring)).collect()
}

/// Grown, not planted: the smooth edge goes in and out by so many metres.
fn wild(rings: &[Ring], metres: f64) -> Vec<Polygon> {
    let mut dice = Dice::new(GAME, 0x111d);
    let mut ragged = |area: &Polygon| {
        let mut edge: Vec<Coord> = area.exterior().0.clone();
        // The last point is the first again.
        edge.pop();
        for c in &mut edge {
            *c = *c + Coord::from((dice.between(-metres, metres), dice.between(-metres, metres)));
        }
        polygon(edge)
    };
    blobs(rings).iter().map(&mut ragged).collect()
}

/// The lake with its islet, and the ponds.
pub(super) fn waters() -> Vec<Polygon> {
    let islet = blob(ISLET).exterior().clone();
    let lakes = wild(&[LAKE], 1.8)
        .into_iter()
        .map(|lake| Polygon::new(lake.exterior().clone(), vec![islet.clone()]));
    lakes.chain(wild(PONDS, 1.5)).collect()
}

/// The two lengths of the stream.
pub(super) fn streams() -> impl Iterator<Item = Way> {
    STREAMS.iter().map(|points| Way::through(points))
}

/// The ground where houses stand.
pub(super) fn homes() -> Polygon {
    blob(HOMES)
}

/// All ground but fields and waters, what lies under others first.
pub(super) fn grounds() -> Vec<Ground> {
    let ground = |layer, class, subclass, from_zoom, areas| Ground {
        layer,
        class,
        subclass,
        from_zoom,
        areas,
    };
    let cover = |class, subclass, from_zoom, areas| {
        ground("landcover", class, Some(subclass), from_zoom, areas)
    };
    let used = |class, from_zoom, areas| ground("landuse", class, None, from_zoom, areas);
    let church = Frame::turned(CHURCH, 2.0)
        .moved((4.0, 2.0))
        .block(84.0, 56.0);
    let school = Frame::turned(SCHOOL, 4.0)
        .moved((-2.0, -18.0))
        .block(108.0, 112.0);
    let pitch = Frame::turned((482.0, -196.0), 2.0).block(64.0, 98.0);
    let planted = PLANTATIONS
        .iter()
        .map(|ring| Way::straight(ring).line())
        .map(|edge| polygon(edge.0));
    vec![
        cover("grass", "heath", 9, wild(&[HEATH], 6.0)),
        cover("grass", "meadow", 11, wild(&[ENGEN], 3.0)),
        cover("wetland", "bog", 11, wild(&[BOG], 4.0)),
        cover(
            "wood",
            "forest",
            9,
            planted.chain(wild(WOODS, 3.5)).collect(),
        ),
        used("residential", 10, vec![homes()]),
        used("industrial", 11, blobs(&[WORKS])),
        used("cemetery", 13, vec![church]),
        used("school", 13, vec![school]),
        used("pitch", 13, vec![pitch]),
        cover("grass", "park", 12, blobs(&[PARK])),
        cover("grass", "grass", 13, blobs(COMMON)),
        used("playground", 14, blobs(PLAYGROUND)),
        ground("park", "nature_reserve", None, 12, blobs(&[RESERVE])),
    ]
}
