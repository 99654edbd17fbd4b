//! Distances as people say them: `ca. 300 m`, `ca. 1,2 km`. Never more exactly: they are as the crow flies.

use crate::domain::nearby::about_m;
use crate::t;
use crate::ui::text::{Lang, lang};

/// A distance in metres: `ca. 300 m`, from a kilometre on `ca. 1,2 km`, from ten on `ca. 12 km`.
pub fn about(metres: f64) -> String {
    let near = about_m(metres);
    if near < 1_000.0 {
        return t!("about-m", n = near.to_string());
    }
    let km = metres / 1_000.0;
    let number = if km < 9.95 {
        format!("{km:.1}")
    } else {
        format!("{km:.0}")
    };
    let number = if lang() == Lang::En {
        number
    } else {
        number.replace('.', ",")
    };
    t!("about-km", n = number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::when::tests::in_language;

    #[test]
    fn distances_are_said_as_people_say_them() {
        let say = || {
            [4.0, 87.0, 304.0, 994.0, 996.0, 1_249.0, 9_960.0, 12_400.0]
                .map(about)
                .to_vec()
        };
        assert_eq!(
            in_language(Lang::Da, say),
            [
                "ca. 5 m",
                "ca. 85 m",
                "ca. 300 m",
                "ca. 990 m",
                "ca. 1,0 km",
                "ca. 1,2 km",
                "ca. 10 km",
                "ca. 12 km",
            ]
        );
        assert_eq!(in_language(Lang::En, say)[5], "about 1.2 km");
    }
}
