//! What the reader of lists must hold.

mod fixtures;
mod places;
mod properties;
mod rough;
mod shapes;

use super::*;

/// All of a list that must be one.
fn all(text: &str) -> Contents {
    read(text.as_bytes()).unwrap().read_all()
}

/// The one good row of a list.
fn one(text: &str) -> ListedPlace {
    let contents = all(text);
    assert_eq!(contents.bad, vec![]);
    assert_eq!(contents.places.len(), 1);
    contents.places.into_iter().next().unwrap()
}

/// The reason of the one row of a list.
fn reason(text: &str) -> Reason {
    let contents = all(text);
    assert!(contents.places.is_empty(), "the row was taken");
    assert_eq!(contents.bad.len(), 1);
    contents.bad[0].reason
}

/// Street, number, floor, door, postcode, town; "-" for none.
fn words(place: &ListedPlace) -> [&str; 6] {
    [
        place.street.as_str(),
        place.number.as_str(),
        place.floor.as_deref().unwrap_or("-"),
        place.door.as_deref().unwrap_or("-"),
        place.postcode.as_deref().unwrap_or("-"),
        place.city.as_deref().unwrap_or("-"),
    ]
}

/// Latitude and longitude, which must be there.
fn point(place: &ListedPlace) -> (f64, f64) {
    (place.lat.unwrap(), place.lon.unwrap())
}

/// Both within `tolerance` degrees.
fn near(one: (f64, f64), other: (f64, f64), tolerance: f64) -> bool {
    (one.0 - other.0).abs() <= tolerance && (one.1 - other.1).abs() <= tolerance
}
