//! All that is on the map, layer by layer in the OpenMapTiles schema.

use super::fields::farmland;
use super::houses::{Lined, Site, houses};
use super::land::{self, Ground};
use super::landmarks::{self, CHURCH, LIBRARY, SCHOOL, SHOP};
use super::streets::{Class, STREETS};
use super::way::{Metres, without};
use crate::demo::places;
use fast_mvt::MvtValue;
use geo::{Buffer, Coord, Geometry, LineString, MultiPolygon, Point, Polygon, unary_union};

/// One thing on the map.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    /// Its layer.
    pub(super) layer: &'static str,
    /// The first zoom that shows it.
    pub(super) from_zoom: u8,
    /// In metres east and north of the middle.
    pub(super) shape: Geometry,
    /// What is said of it.
    pub(super) tags: Vec<(&'static str, MvtValue)>,
}

impl Feature {
    fn new(layer: &'static str, from_zoom: u8, shape: impl Into<Geometry>) -> Self {
        let (shape, tags) = (shape.into(), vec![]);
        Self {
            layer,
            from_zoom,
            shape,
            tags,
        }
    }

    fn with(mut self, key: &'static str, value: impl Into<MvtValue>) -> Self {
        self.tags.push((key, value.into()));
        self
    }

    fn classed(self, class: &str, subclass: Option<&str>) -> Self {
        let it = self.with("class", class);
        match subclass {
            Some(subclass) => it.with("subclass", subclass),
            None => it,
        }
    }

    fn called(self, name: &str) -> Self {
        self.with("name", name).with("name:latin", name)
    }
}

/// Everything, each layer in the order of drawing.
pub(super) fn features() -> Vec<Feature> {
    let waters = land::waters();
    let grounds = land::grounds();
    let Lined { built, gardens } = lined(&waters);
    let mut all = farms(&taken(&grounds, &waters));
    all.extend(grounds.iter().flat_map(ground));
    all.extend(green(&gardens));
    all.extend(wet(&waters));
    all.extend(ways());
    for building in &built {
        all.push(Feature::new("building", 13, building.walls.clone()).with("render_height", 5));
        for (number, at) in &building.numbers {
            all.push(point("housenumber", 14, *at).with("housenumber", number.as_str()));
        }
    }
    all.extend(names());
    all
}

/// The landmarks and the houses, with the demo's in any case and others where there is room.
fn lined(waters: &[Polygon]) -> Lined {
    let mut site = Site::new(waters);
    let mut built = landmarks::landmarks(&mut site);
    let mut lined = houses(&mut site, &places::is_known);
    built.append(&mut lined.built);
    Lined { built, ..lined }
}

fn point(layer: &'static str, from_zoom: u8, at: impl Into<Coord>) -> Feature {
    Feature::new(layer, from_zoom, Point(at.into()))
}

fn ground(ground: &Ground) -> impl Iterator<Item = Feature> {
    ground.areas.iter().map(|area| {
        Feature::new(ground.layer, ground.from_zoom, area.clone())
            .classed(ground.class, ground.subclass)
    })
}

/// Ground that is no field, with the verges of the roads.
fn taken(grounds: &[Ground], waters: &[Polygon]) -> MultiPolygon {
    let verge = |class: Class| class.half() + if class == Class::Path { 1.0 } else { 3.5 };
    let roads = STREETS
        .iter()
        .flat_map(|street| street.way().line().buffer(verge(street.class)));
    let banks = land::streams().flat_map(|stream| stream.line().buffer(16.0));
    let used = grounds
        .iter()
        .flat_map(|ground| ground.areas.iter().cloned());
    let yards = landmarks::yards().into_iter();
    let all: Vec<Polygon> = roads
        .chain(banks)
        .chain(used)
        .chain(yards)
        .chain(waters.iter().cloned())
        .collect();
    unary_union(&all)
}

fn farms(taken: &MultiPolygon) -> Vec<Feature> {
    let land = farmland(taken);
    let cover = |area: Polygon, class: &str, subclass: &str, zoom| {
        Feature::new("landcover", zoom, area).classed(class, Some(subclass))
    };
    let banks = land::streams().flat_map(|stream| stream.line().buffer(13.0));
    let yards = landmarks::yards().into_iter();
    let fields = land
        .fields
        .into_iter()
        .map(|a| cover(a, "farmland", "farmland", 10));
    let grass = land
        .pastures
        .into_iter()
        .chain(banks)
        .map(|a| cover(a, "grass", "meadow", 11));
    let trees = land
        .hedges
        .into_iter()
        .map(|a| cover(a, "wood", "wood", 13));
    let yards = yards.map(|a| Feature::new("landuse", 12, a).with("class", "farmyard"));
    fields.chain(grass).chain(trees).chain(yards).collect()
}

/// The gardens, where no street or path runs through them.
fn green(gardens: &[Polygon]) -> impl Iterator<Item = Feature> {
    let paths = STREETS
        .iter()
        .flat_map(|street| street.way().line().buffer(street.class.half() + 1.5));
    let paths = unary_union(&paths.collect::<Vec<Polygon>>());
    without(&unary_union(gardens), &paths, 60.0)
        .into_iter()
        .map(|area| Feature::new("landcover", 14, area).classed("grass", Some("garden")))
}

fn wet(waters: &[Polygon]) -> impl Iterator<Item = Feature> {
    let lakes = waters
        .iter()
        .map(|area| Feature::new("water", 9, area.clone()).with("class", "lake"));
    let streams = land::streams().map(|way| {
        Feature::new("waterway", 11, way.line())
            .with("class", "stream")
            .called("Fuglebæk")
    });
    lakes.chain(streams)
}

fn ways() -> impl Iterator<Item = Feature> {
    // The lesser ones first, so that greater ones lie over them.
    STREETS.iter().rev().flat_map(|street| {
        let ((zoom, name_zoom), class) = (street.class.zooms(), street.class);
        let line = street.way().line();
        let close = closes(street.name).map(|ring| {
            Feature::new("transportation", zoom, ring)
                .classed(class.name(), None)
                .with("surface", "paved")
        });
        let drawn = Feature::new("transportation", zoom, line.clone())
            .classed(class.name(), class.subclass())
            .with("surface", class.surface());
        let named = (!street.name.is_empty()).then(|| {
            Feature::new("transportation_name", name_zoom, line)
                .classed(class.name(), None)
                .called(street.name)
        });
        [drawn].into_iter().chain(named).chain(close)
    })
}

/// The place to turn at the end of a close.
fn closes(street: &str) -> Option<LineString> {
    let close = STREETS.iter().find(|s| {
        s.name == street && ["Solsortevej", "Mejsevej", "Industrivej"].contains(&s.name)
    })?;
    let way = close.way();
    let end = way.at(way.length()).moved((4.0, 0.0));
    let ring = (0..=12u8).map(|n| {
        let (y, x) = (f64::from(n) * 30.0).to_radians().sin_cos();
        end.point((-x * 4.0, y * 4.0))
    });
    Some(LineString(ring.collect()))
}

/// Places of interest: class, subclass, name, where.
#[rustfmt::skip]
const POINTS: [(&str, &str, &str, Metres); 7] = [
    ("library", "library", "Biblioteket", LIBRARY),
    ("shop", "convenience", "Købmanden", SHOP),
    ("bus", "bus_stop", "Hovedgaden", places::BUS_STOP),
    ("place_of_worship", "christian", "Fuglekær Kirke", CHURCH),
    ("school", "school", "Fuglekær Skole", SCHOOL),
    ("playground", "playground", "Legeplads", (206.0, 239.0)),
    ("park", "park", "Parken ved kæret", (322.0, -112.0)),
];

fn names() -> Vec<Feature> {
    let poi = |(class, subclass, name, at): (&str, &str, &str, Metres)| {
        let stop = class == "bus" || class == "playground";
        point("poi", 14, at)
            .classed(class, Some(subclass))
            .with("rank", if stop { 20 } else { 5 })
            .called(name)
    };
    let place = |zoom, class: &str, rank: i64, name: &str, at: Metres| {
        point("place", zoom, at)
            .with("class", class)
            .with("rank", rank)
            .called(name)
    };
    let water = |class: &str, zoom, name: &str, at: Metres| {
        point("water_name", zoom, at)
            .with("class", class)
            .called(name)
    };
    let mut all = vec![
        place(0, "village", 10, "Fuglekær", (180.0, 60.0)),
        place(13, "suburb", 13, "Fuglekvarteret", (200.0, 245.0)),
        place(13, "isolated_dwelling", 16, "Kærgården", (-580.0, -460.0)),
        water("lake", 11, "Kæret", (30.0, -272.0)),
    ];
    all.extend(POINTS.map(poi));
    all
}
