//! What is no dwelling along a street: the flats, the church, the school, the shops, the works and the farms.

use super::houses::{Building, Site, flats, house};
use super::way::{Frame, Metres};
use geo::{Coord, Polygon};

/// Boxes of a building: middle along and across, width and depth; and a number at the first of them.
type Boxes = &'static [(f64, f64, f64, f64, Option<&'static str>)];

/// Where the library is.
pub(in crate::demo) const LIBRARY: Metres = (125.0, -14.0);
/// Where the grocer is.
pub(in crate::demo) const SHOP: Metres = (205.0, -10.0);
/// Where the church is.
pub(super) const CHURCH: Metres = (-80.0, 90.0);
/// Where the school is.
pub(super) const SCHOOL: Metres = (462.0, -58.0);

/// Three stairs side by side, and three behind the car park.
const FLATS: Boxes = &[
    (0.0, 0.0, 14.0, 12.0, Some("22")),
    (-14.3, 0.0, 14.0, 12.0, Some("24")),
    (-28.6, 0.0, 14.0, 12.0, Some("26")),
    (4.0, 40.0, 14.0, 12.0, Some("28")),
    (-10.3, 40.0, 14.0, 12.0, Some("30")),
    (-24.6, 40.0, 14.0, 12.0, Some("32")),
    (-4.0, 17.5, 26.0, 5.0, None),
];

/// Around a yard: the house, two wings, the long barn, the machine hall and the silo's shed.
const FARM: Boxes = &[
    (0.0, 0.0, 18.0, 9.0, None),
    (-23.0, 20.0, 10.0, 30.0, None),
    (23.0, 22.0, 11.0, 36.0, None),
    (0.0, 48.0, 34.0, 12.0, None),
    (48.0, 30.0, 18.0, 32.0, None),
    (-42.0, 44.0, 7.0, 12.0, None),
];

/// A smaller one.
const CROFT: Boxes = &[
    (0.0, 0.0, 15.0, 8.5, None),
    (18.0, 14.0, 9.0, 22.0, None),
    (-6.0, 30.0, 26.0, 11.0, None),
];

/// The farms around: where, which way they look, the boxes and the number.
const FARMS: &[(Metres, f64, Boxes, &str)] = &[
    ((-850.0, 225.0), 8.0, FARM, "41"),
    ((1005.0, -470.0), 205.0, FARM, "18"),
    ((1330.0, 570.0), 95.0, CROFT, "27"),
    ((-990.0, -1285.0), 30.0, FARM, "12"),
    ((-330.0, 985.0), 262.0, CROFT, "52"),
    ((236.0, -1085.0), 100.0, FARM, "33"),
];

/// The library, the shop, the halls of the works and what stands at the school: place, turn and boxes.
const BOXES: &[(Metres, f64, Boxes)] = &[
    (LIBRARY, 5.0, &[(0.0, 0.0, 34.0, 15.0, Some("22A"))]),
    (SHOP, 5.0, &[(0.0, 0.0, 32.0, 20.0, Some("22B"))]),
    ((735.0, 55.0), 18.0, &[(0.0, 0.0, 56.0, 30.0, Some("4"))]),
    ((628.0, 48.0), 18.0, &[(0.0, 0.0, 44.0, 26.0, Some("1"))]),
    (
        (632.0, -38.0),
        10.0,
        &[
            (0.0, 0.0, 40.0, 22.0, Some("3")),
            (-6.0, -24.0, 18.0, 14.0, None),
        ],
    ),
    (
        (752.0, -20.0),
        14.0,
        &[
            (0.0, 0.0, 30.0, 36.0, Some("6")),
            (24.0, -4.0, 10.0, 16.0, None),
        ],
    ),
    ((712.0, -98.0), -32.0, &[(0.0, 0.0, 58.0, 24.0, Some("7"))]),
    (
        SCHOOL,
        4.0,
        &[
            (34.0, -52.0, 32.0, 22.0, None),
            (-28.0, -62.0, 9.0, 6.0, None),
        ],
    ),
    // The football club.
    ((540.0, -206.0), 88.0, &[(0.0, 0.0, 18.0, 8.0, None)]),
];

/// Those with more corners than four: place, turn and walls.
#[rustfmt::skip]
const SHAPES: &[(Metres, f64, &[Metres])] = &[
    // Tower in the west, nave, choir in the east and a porch in the south.
    (CHURCH, 2.0, &[
        (-18.0, -3.6), (-11.0, -3.6), (-11.0, -4.6), (-5.0, -4.6), (-5.0, -8.6), (-1.0, -8.6), (-1.0, -4.6),
        (9.0, -4.6), (9.0, -3.4), (15.0, -3.4), (17.4, -1.4), (17.4, 1.4), (15.0, 3.4), (9.0, 3.4), (9.0, 4.6),
        (-11.0, 4.6), (-11.0, 3.6), (-18.0, 3.6),
    ]),
    // A long wing with three short ones.
    (SCHOOL, 4.0, &[
        (-34.0, 12.0), (-34.0, -26.0), (-22.0, -26.0), (-22.0, 0.0), (-12.0, 0.0), (-12.0, -26.0), (0.0, -26.0),
        (0.0, 0.0), (12.0, 0.0), (12.0, -26.0), (24.0, -26.0), (24.0, 0.0), (34.0, 0.0), (34.0, 12.0),
    ]),
];

/// All of them, put on the site.
pub(super) fn landmarks(site: &mut Site) -> Vec<Building> {
    let mut built = boxes(&flats(), FLATS);
    for (at, turn, those) in BOXES {
        built.extend(boxes(&Frame::turned(*at, *turn), those));
    }
    for (at, turn, corners) in SHAPES {
        built.push(plain(Frame::turned(*at, *turn).area(corners)));
    }
    for (at, turn, those, number) in FARMS {
        let frame = Frame::turned(*at, *turn);
        let mut farm = boxes(&frame, those);
        if let Some(first) = farm.first_mut() {
            first.numbers.push(((*number).to_owned(), frame.at));
        }
        built.extend(farm);
    }
    // The house of the farm at the end of Grusvej stands among those of the streets.
    built.extend(boxes(&last_farm(), FARM.get(1..).unwrap_or_default()));
    built.push(plain(round(last_farm().point((50.0, 64.0)), 9.0)));
    for building in &built {
        site.put(&building.walls);
    }
    built
}

/// The yards of the farms.
pub(super) fn yards() -> Vec<Polygon> {
    let yard: &[Metres] = &[
        (-48.0, -22.0),
        (20.0, -26.0),
        (62.0, -8.0),
        (68.0, 62.0),
        (20.0, 76.0),
        (-52.0, 66.0),
    ];
    let farms = FARMS.iter().map(|(at, turn, ..)| Frame::turned(*at, *turn));
    farms
        .chain([last_farm()])
        .map(|frame| frame.area(yard))
        .collect()
}

/// The farm at the end of Grusvej: in its house, the yard to the left.
fn last_farm() -> Frame {
    Frame::turned(house("Grusvej", 3).unwrap_or_default(), 211.0)
}

fn boxes(frame: &Frame, all: Boxes) -> Vec<Building> {
    let one = |(u, v, width, depth, number): &(f64, f64, f64, f64, Option<&str>)| {
        let middle = frame.moved((*u, *v));
        Building {
            walls: middle.block(*width, *depth),
            numbers: number
                .iter()
                .map(|n| ((*n).to_owned(), middle.at))
                .collect(),
        }
    };
    all.iter().map(one).collect()
}

fn plain(walls: Polygon) -> Building {
    Building {
        walls,
        numbers: vec![],
    }
}

/// A circle of that radius, near enough.
fn round(at: Coord, radius: f64) -> Polygon {
    let corners: Vec<Metres> = (0..16u8)
        .map(|n| (f64::from(n) * 22.5).to_radians().sin_cos())
        .map(|(y, x)| (x * radius, y * radius))
        .collect();
    Frame::looking(at, Coord::from((1.0, 0.0))).area(&corners)
}
