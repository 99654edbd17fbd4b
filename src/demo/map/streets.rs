//! The streets, roads and paths of the village, and where along them its doors are.

use super::way::{Frame, Metres, Way};

/// What sort of way it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// The road through the village.
    Main,
    /// A country road.
    Country,
    /// A residential street.
    Street,
    /// To a car park, a church or a farm.
    Service,
    /// A road of gravel.
    Gravel,
    /// Through fields and woods.
    Track,
    /// A paved footpath.
    Footway,
    /// A trodden path.
    Path,
}

/// One way of the map.
pub(super) struct Street {
    /// Its name; empty if it has none.
    pub(super) name: &'static str,
    /// Its sort.
    pub(super) class: Class,
    /// Metres east and north of the middle.
    pub(super) points: &'static [Metres],
    /// Its houses.
    pub(super) doors: Option<Doors>,
}

/// The house numbers of a street: odd ones on its left, even ones on its right.
pub(super) struct Doors {
    /// Metres along the street at which number 0 would stand.
    first: f64,
    /// Metres from one number to the next, on the other side.
    step: f64,
    /// The last odd and the last even number; 0 for none.
    last: (u16, u16),
    /// From this number on, the houses of its side stand so many metres further along: a side street lies before.
    jumps: &'static [(u16, f64)],
    /// Metres from the middle of the street to the fronts.
    pub(super) front: f64,
    /// Whether houses stand close to a street of shops, their long side along it.
    pub(super) town: bool,
}

impl Class {
    /// The class of the OpenMapTiles schema.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Main => "secondary",
            Self::Country => "tertiary",
            Self::Street | Self::Gravel => "minor",
            Self::Service => "service",
            Self::Track => "track",
            Self::Footway | Self::Path => "path",
        }
    }

    /// The subclass of that schema, where it has one.
    pub(super) fn subclass(self) -> Option<&'static str> {
        match self {
            Self::Footway => Some("footway"),
            Self::Path => Some("path"),
            _ => None,
        }
    }

    /// `paved` or `unpaved`.
    pub(super) fn surface(self) -> &'static str {
        match self {
            Self::Gravel | Self::Track | Self::Path => "unpaved",
            _ => "paved",
        }
    }

    /// Metres from the middle to the edge.
    pub(super) fn half(self) -> f64 {
        match self {
            Self::Main => 4.0,
            Self::Country => 3.2,
            Self::Street | Self::Gravel => 2.6,
            Self::Service => 2.0,
            Self::Track => 1.6,
            Self::Footway | Self::Path => 1.0,
        }
    }

    /// The first zoom at which it is drawn, and at which its name is.
    pub(super) fn zooms(self) -> (u8, u8) {
        match self {
            Self::Main => (7, 11),
            Self::Country => (9, 12),
            Self::Street | Self::Gravel => (12, 13),
            Self::Service | Self::Track | Self::Footway | Self::Path => (13, 14),
        }
    }
}

impl Street {
    /// The line it takes.
    pub(super) fn way(&self) -> Way {
        if self.class == Class::Service {
            Way::straight(self.points)
        } else {
            Way::through(self.points)
        }
    }
}

impl Doors {
    /// Every number that it has.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u16> {
        let (odd, even) = self.last;
        (1..=odd.max(even)).filter(move |n| *n <= if n.is_multiple_of(2) { even } else { odd })
    }

    /// The place on the street before that house, with the house to the left.
    pub(super) fn before(&self, way: &Way, number: u16) -> Frame {
        let jumps = self.jumps.iter();
        let jumped: f64 = jumps
            .filter(|(from, _)| {
                number >= *from && number.is_multiple_of(2) == from.is_multiple_of(2)
            })
            .map(|(_, metres)| metres)
            .sum();
        let frame = way.at(self.first + self.step * f64::from(number) + jumped);
        if number.is_multiple_of(2) {
            frame.back()
        } else {
            frame
        }
    }
}

/// The street of that name.
pub(super) fn named(name: &str) -> Option<&'static Street> {
    STREETS.iter().find(|street| street.name == name)
}

/// A side with no houses has 0 as its last number; what lies where is told by the names of the streets beside.
const fn doors(first: f64, step: f64, last: (u16, u16), jumps: &'static [(u16, f64)]) -> Doors {
    let (front, town) = (13.0, false);
    Doors {
        first,
        step,
        last,
        jumps,
        front,
        town,
    }
}

const fn way(name: &'static str, class: Class, points: &'static [Metres]) -> Street {
    Street {
        name,
        class,
        points,
        doors: None,
    }
}

/// All of them, the greater ones first.
#[rustfmt::skip]
pub(super) const STREETS: &[Street] = &[
    way("Vestre Landevej", Class::Main, &[
        (-1750.0, -170.0), (-1200.0, -95.0), (-1000.0, -70.0), (-800.0, -45.0), (-450.0, 0.0), (-330.0, -5.0),
        (-210.0, -8.0),
    ]),
    Street {
        name: "Hovedgaden",
        class: Class::Main,
        points: &[
            (-210.0, -8.0), (-90.0, -5.0), (-60.0, -4.0), (40.0, 5.0), (180.0, 16.0), (300.0, 26.0), (388.0, 38.0),
            (430.0, 46.0), (500.0, 66.0), (575.0, 90.0),
        ],
        doors: Some(Doors {
            first: 20.0,
            step: 13.0,
            last: (47, 38),
            // Kirkevej, Snejpevej, Lærkevej, Solsortevej; Grusvej, the library and the shop, Skolevej.
            jumps: &[(7, 27.0), (15, 28.0), (33, 28.0), (41, 28.0), (10, 26.0), (20, 159.0), (30, 30.0)],
            front: 8.5,
            town: true,
        }),
    },
    way("Østre Landevej", Class::Main, &[
        (575.0, 90.0), (660.0, 118.0), (800.0, 165.0), (1150.0, 225.0), (1750.0, 200.0),
    ]),
    way("Hedevej", Class::Country, &[
        (-450.0, 0.0), (-470.0, 180.0), (-540.0, 420.0), (-560.0, 700.0), (-480.0, 1050.0), (-520.0, 1600.0),
    ]),
    way("Skovvej", Class::Country, &[
        (800.0, 165.0), (850.0, -80.0), (870.0, -380.0), (830.0, -700.0), (900.0, -1200.0), (860.0, -1800.0),
    ]),
    way("Nørrevej", Class::Country, &[(1150.0, 225.0), (1120.0, 520.0), (1180.0, 900.0), (1120.0, 1600.0)]),
    way("Vesterkærvej", Class::Country, &[
        (-1200.0, -95.0), (-1290.0, -400.0), (-1380.0, -700.0), (-1330.0, -1100.0), (-1400.0, -1800.0),
    ]),
    way("Søndervej", Class::Country, &[
        (-1330.0, -1100.0), (-800.0, -1080.0), (-300.0, -950.0), (200.0, -900.0), (560.0, -760.0), (830.0, -700.0),
    ]),
    Street {
        name: "Snejpevej",
        class: Class::Street,
        points: &[
            (40.0, 5.0), (33.0, 75.0), (50.0, 158.0), (66.0, 240.0), (73.0, 322.0), (92.0, 410.0), (118.0, 500.0),
            (130.0, 600.0),
        ],
        doors: Some(doors(36.0, 11.5, (23, 18), &[(10, 28.0)])),
    },
    Street {
        name: "Vibevej",
        class: Class::Street,
        points: &[(50.0, 158.0), (110.0, 149.0), (180.0, 153.0), (250.0, 168.0), (309.0, 162.0)],
        doors: Some(doors(40.0, 11.0, (15, 16), &[])),
    },
    Street {
        name: "Lærkevej",
        class: Class::Street,
        points: &[
            (300.0, 26.0), (297.0, 95.0), (309.0, 162.0), (312.0, 230.0), (290.0, 290.0), (240.0, 322.0),
            (160.0, 330.0), (73.0, 322.0),
        ],
        doors: Some(doors(36.0, 12.0, (33, 16), &[(7, 44.0)])),
    },
    Street {
        name: "Solsortevej",
        class: Class::Street,
        points: &[(430.0, 46.0), (437.0, 110.0), (455.0, 175.0), (452.0, 240.0), (430.0, 300.0), (404.0, 340.0)],
        doors: Some(doors(36.0, 12.0, (19, 18), &[(8, 36.0)])),
    },
    Street {
        name: "Mejsevej",
        class: Class::Street,
        points: &[(455.0, 175.0), (515.0, 184.0), (562.0, 214.0), (578.0, 262.0)],
        doors: Some(doors(28.0, 12.0, (9, 10), &[])),
    },
    Street {
        name: "Skolevej",
        class: Class::Street,
        points: &[(388.0, 38.0), (391.0, -40.0), (402.0, -110.0), (404.0, -180.0), (392.0, -245.0)],
        doors: Some(doors(40.0, 12.0, (0, 14), &[])),
    },
    way("Industrivej", Class::Street, &[(660.0, 118.0), (672.0, 40.0), (690.0, -30.0), (740.0, -62.0)]),
    Street {
        // Past the bog and the lake; the farm lies at its end.
        name: "Grusvej",
        class: Class::Gravel,
        points: &[
            (-60.0, -4.0), (-78.0, -60.0), (-130.0, -120.0), (-215.0, -185.0), (-310.0, -240.0), (-420.0, -300.0),
            (-520.0, -352.0), (-640.0, -428.0),
        ],
        doors: Some(doors(90.0, 100.0, (3, 0), &[(3, 300.0)])),
    },
    way("Kirkevej", Class::Service, &[(-90.0, -5.0), (-92.0, 40.0), (-88.0, 60.0)]),
    // Car parks: the flats, the shop, the school.
    way("", Class::Service, &[(307.0, 257.0), (327.0, 284.0), (318.0, 334.0), (282.0, 358.0)]),
    way("", Class::Service, &[(240.0, 21.0), (238.0, -34.0), (222.0, -36.0)]),
    way("", Class::Service, &[(392.0, -52.0), (420.0, -50.0), (422.0, -92.0)]),
    way("", Class::Service, &[(685.0, -12.0), (655.0, -8.0), (650.0, 10.0)]),
    // Drives to the farms around.
    way("", Class::Service, &[(-800.0, -45.0), (-830.0, 100.0), (-845.0, 205.0)]),
    way("", Class::Track, &[(870.0, -380.0), (930.0, -420.0), (985.0, -450.0)]),
    way("", Class::Service, &[(1120.0, 520.0), (1230.0, 540.0), (1280.0, 550.0)]),
    way("", Class::Service, &[(-800.0, -1080.0), (-890.0, -1200.0), (-960.0, -1260.0)]),
    way("", Class::Track, &[(-487.0, 1030.0), (-400.0, 1000.0), (-352.0, 985.0)]),
    way("", Class::Service, &[(200.0, -900.0), (215.0, -1010.0), (232.0, -1060.0)]),
    // Woods, heath and fields.
    way("", Class::Track, &[
        (130.0, 600.0), (190.0, 720.0), (330.0, 860.0), (560.0, 900.0), (800.0, 960.0), (1000.0, 890.0),
        (1158.0, 770.0),
    ]),
    way("", Class::Track, &[
        (330.0, 860.0), (300.0, 1080.0), (430.0, 1240.0), (660.0, 1270.0), (860.0, 1150.0), (800.0, 960.0),
    ]),
    way("", Class::Track, &[(560.0, 900.0), (600.0, 720.0), (700.0, 540.0), (760.0, 380.0), (800.0, 165.0)]),
    way("", Class::Track, &[
        (-640.0, -428.0), (-760.0, -500.0), (-900.0, -600.0), (-1050.0, -640.0), (-1200.0, -560.0), (-1322.0, -500.0),
    ]),
    way("", Class::Track, &[(-900.0, -600.0), (-940.0, -430.0), (-920.0, -250.0), (-1000.0, -70.0)]),
    way("", Class::Track, &[
        (-540.0, 420.0), (-760.0, 560.0), (-960.0, 780.0), (-1250.0, 820.0), (-1500.0, 1100.0), (-1750.0, 1180.0),
    ]),
    way("", Class::Track, &[(200.0, -900.0), (120.0, -700.0), (170.0, -520.0), (300.0, -430.0)]),
    way("", Class::Path, &[(-960.0, 780.0), (-900.0, 980.0), (-700.0, 1080.0), (-500.0, 1000.0)]),
    // Across the meadow, and round the lake.
    way("", Class::Path, &[
        (92.0, 410.0), (0.0, 470.0), (-120.0, 500.0), (-260.0, 450.0), (-400.0, 470.0), (-543.0, 440.0),
    ]),
    way("", Class::Path, &[
        (402.0, -112.0), (340.0, -118.0), (292.0, -160.0), (225.0, -152.0), (150.0, -128.0), (60.0, -140.0),
        (-30.0, -145.0), (-95.0, -160.0), (-130.0, -120.0),
    ]),
    way("", Class::Path, &[
        (292.0, -160.0), (300.0, -240.0), (275.0, -330.0), (190.0, -392.0), (60.0, -410.0), (-50.0, -400.0),
        (-128.0, -350.0), (-170.0, -270.0), (-215.0, -185.0),
    ]),
    // Between the streets of the bird quarter.
    way("", Class::Footway, &[(189.0, 154.0), (184.0, 112.0), (178.0, 60.0), (177.0, 16.0)]),
    way("", Class::Footway, &[(177.0, 153.0), (175.0, 180.0), (178.0, 215.0), (174.0, 262.0), (160.0, 330.0)]),
    way("", Class::Footway, &[(364.0, 34.0), (368.0, 120.0), (372.0, 220.0), (360.0, 310.0), (318.0, 336.0)]),
    way("", Class::Footway, &[(404.0, 340.0), (385.0, 350.0), (360.0, 310.0)]),
    way("", Class::Footway, &[(35.0, 87.5), (0.0, 87.5), (-48.0, 92.0)]),
    way("", Class::Footway, &[(578.0, 262.0), (590.0, 300.0), (520.0, 380.0), (404.0, 340.0)]),
];
