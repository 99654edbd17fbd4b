//! The houses along the streets: where each stands, and how it looks from above.

use super::super::dice::Dice;
use super::streets::{Doors, STREETS, Street, named};
use super::way::{Frame, Metres};
use geo::{BoundingRect, Coord, Distance, Euclidean, Intersects, LineString, Polygon, Rect};

/// The seed of everything in the village that is left to chance.
pub(super) const GAME: u64 = 0x0066_7567_6c65;

/// A building, with its number if it has one of its own.
#[derive(Clone, Debug)]
pub(super) struct Building {
    /// Its walls.
    pub(super) walls: Polygon,
    /// Its house numbers, and where each is written.
    pub(super) numbers: Vec<(String, Coord)>,
}

/// A house and what belongs to it.
struct Plot {
    /// In the middle of the house; ahead is along the street, and left is away from it.
    middle: Frame,
    width: f64,
    depth: f64,
    town: bool,
    dice: Dice,
}

/// Where the flats of Lærkevej 22 have their stairs; the street lies to the right.
pub(super) fn flats() -> Frame {
    let street = named("Lærkevej").map(Street::way);
    let before = street.map_or(Frame::turned((0.0, 0.0), 0.0), |way| way.at(300.0));
    before.back().moved((0.0, 26.0))
}

/// In the middle of the house with that address, in metres; none if the street has no such number.
pub(in crate::demo) fn house(street: &str, number: u16) -> Option<Metres> {
    let street = named(street)?;
    let doors = street.doors.as_ref()?;
    let middle = plot(street, doors, number).middle.at;
    doors
        .numbers()
        .any(|n| n == number)
        .then_some((middle.x, middle.y))
}

fn plot(street: &Street, doors: &Doors, number: u16) -> Plot {
    // Each house has dice of its own, so that a street that grows leaves the others as they are.
    let name: u64 = street.name.bytes().map(u64::from).sum();
    let mut dice = Dice::new(GAME, name.wrapping_mul(1000).wrapping_add(number.into()));
    let (mut width, mut depth) = if doors.town {
        (dice.between(12.0, 18.5), dice.between(8.5, 10.5))
    } else {
        (dice.between(11.5, 15.0), dice.between(7.5, 9.5))
    };
    // A few turn their gable to the street.
    if dice.once_in(7) {
        (width, depth) = (depth, width);
    }
    let back = doors.front + dice.between(0.0, if doors.town { 1.8 } else { 4.0 });
    let veer = if doors.town {
        0.0
    } else {
        dice.between(-4.0, 4.0)
    };
    let middle = doors
        .before(&street.way(), number)
        .moved((0.0, back + depth / 2.0));
    Plot {
        middle: middle.veered(veer),
        width,
        depth,
        town: doors.town,
        dice,
    }
}

impl Plot {
    /// The house: a box, or one with a wing towards the garden.
    fn walls(&mut self) -> Polygon {
        let (u, v) = (self.width / 2.0, self.depth / 2.0);
        let wing = self.depth + self.dice.between(3.5, 7.0);
        match self.dice.below(10) {
            0..4 => {
                let from = u - self.dice.between(5.5, 7.0);
                let end = if self.dice.once_in(2) { 1.0 } else { -1.0 };
                self.middle.area(&[
                    (-u * end, -v),
                    (u * end, -v),
                    (u * end, wing - v),
                    (from * end, wing - v),
                    (from * end, v),
                    (-u * end, v),
                ])
            }
            4 => {
                // With a bay to the street.
                self.middle.area(&[
                    (-u, -v),
                    (-3.0, -v),
                    (-3.0, -v - 1.6),
                    (1.5, -v - 1.6),
                    (1.5, -v),
                    (u, -v),
                    (u, v),
                    (-u, v),
                ])
            }
            _ => self.middle.block(self.width, self.depth),
        }
    }

    /// Behind the house, between its neighbours'.
    fn garden(&self) -> Polygon {
        let (u, v) = (self.width.max(11.0) / 2.0 + 4.0, self.depth / 2.0);
        let end = v + if self.town { 21.0 } else { 15.0 };
        self.middle
            .area(&[(-u, v - 2.0), (u, v - 2.0), (u, end), (-u, end)])
    }

    /// What may stand beside and behind it: a garage, a shed, a greenhouse.
    fn outhouses(&mut self) -> Vec<Polygon> {
        let (u, v) = (self.width / 2.0, self.depth / 2.0);
        let side = if self.dice.once_in(2) { 1.0 } else { -1.0 };
        let mut all = vec![];
        if !self.dice.once_in(4) {
            let (wide, deep) = (self.dice.between(3.4, 4.2), self.dice.between(6.0, 8.5));
            let at = (
                side * (u + wide / 2.0 + 1.3),
                self.dice.between(-1.0, 4.0) + deep / 2.0 - v,
            );
            all.push(self.middle.moved(at).block(wide, deep));
        }
        if !self.dice.once_in(3) {
            let at = (
                self.dice.between(-u, u) * 1.2,
                v + self.dice.between(8.0, if self.town { 20.0 } else { 14.0 }),
            );
            let (wide, deep) = (self.dice.between(2.4, 4.5), self.dice.between(2.2, 3.4));
            all.push(self.middle.moved(at).block(wide, deep));
        }
        if self.dice.once_in(3) {
            let at = (self.dice.between(-u, u), v + self.dice.between(15.0, 19.0));
            all.push(self.middle.moved(at).block(3.1, 2.3));
        }
        all
    }
}

/// Buildings that neither stand in each other nor in a way or a water.
pub(super) struct Site {
    built: Vec<(Polygon, Rect)>,
    ways: Vec<(LineString, f64, Rect)>,
    waters: Vec<Polygon>,
}

impl Site {
    /// Bare ground with these waters, crossed by the streets.
    pub(super) fn new(waters: &[Polygon]) -> Self {
        let ways = STREETS.iter().filter_map(|street| {
            let line = street.way().line();
            let bounds = line.bounding_rect()?;
            Some((line, street.class.half(), bounds))
        });
        Self {
            built: vec![],
            ways: ways.collect(),
            waters: waters.to_vec(),
        }
    }

    /// Whether there is room for it, with `metres` between it and all else.
    fn has_room(&self, walls: &Polygon, metres: f64) -> bool {
        let Some(bounds) = walls.bounding_rect() else {
            return false;
        };
        let near = |other: &Rect, metres: f64| {
            let (by, at) = (Coord::from((metres, metres)), other);
            Rect::new(at.min() - by, at.max() + by).intersects(&bounds)
        };
        let free = |line: &LineString, half: f64| {
            Euclidean.distance(line, walls) >= half + metres.min(2.0)
        };
        self.built
            .iter()
            .all(|(other, at)| !near(at, metres) || Euclidean.distance(other, walls) >= metres)
            && self
                .ways
                .iter()
                .all(|(line, half, at)| !near(at, half + metres) || free(line, *half))
            && !self.waters.iter().any(|water| water.intersects(walls))
    }

    /// Puts it there, wanted or not.
    pub(super) fn put(&mut self, walls: &Polygon) {
        if let Some(bounds) = walls.bounding_rect() {
            self.built.push((walls.clone(), bounds));
        }
    }

    /// Puts it there if there is room.
    fn try_put(&mut self, walls: &Polygon, metres: f64) -> bool {
        let room = self.has_room(walls, metres);
        if room {
            self.put(walls);
        }
        room
    }
}

/// What the streets are lined with.
pub(super) struct Lined {
    /// Houses, garages and sheds.
    pub(super) built: Vec<Building>,
    /// Behind the houses; they may overlap.
    pub(super) gardens: Vec<Polygon>,
}

/// The houses of all streets. Those of `known` streets and numbers stand in any case; the others, and all garages and
/// sheds, only where there is room.
pub(super) fn houses(site: &mut Site, known: &dyn Fn(&str, u16) -> bool) -> Lined {
    let mut wanted: Vec<(bool, &str, u16, Plot)> = vec![];
    for street in STREETS {
        if let Some(doors) = &street.doors {
            for number in doors.numbers() {
                let plot = plot(street, doors, number);
                wanted.push((known(street.name, number), street.name, number, plot));
            }
        }
    }
    wanted.sort_by_key(|(known, ..)| !known);
    let (mut built, mut plots) = (vec![], vec![]);
    for (known, _, number, mut plot) in wanted {
        let mut walls = plot.walls();
        if known && !site.has_room(&walls, 1.0) {
            walls = plot.middle.block(plot.width, plot.depth);
        }
        if known || site.has_room(&walls, 4.0) {
            site.put(&walls);
            built.push(Building {
                walls,
                numbers: vec![(number.to_string(), plot.middle.at)],
            });
            plots.push(plot);
        }
    }
    let gardens = plots.iter().map(Plot::garden).collect();
    for mut plot in plots {
        for walls in plot.outhouses() {
            if site.try_put(&walls, 1.0) {
                let numbers = vec![];
                built.push(Building { walls, numbers });
            }
        }
    }
    Lined { built, gardens }
}
