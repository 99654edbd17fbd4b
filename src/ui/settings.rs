//! How the app looks and locks. Kept in a small plain file, as the lock screen needs it before there is a key; nothing
//! in it says anything about work or people.

use crate::domain::holiday::Country;
use crate::ui::text::Lang;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;

/// The file in the data folder.
pub const SETTINGS_FILE: &str = "settings.json";

/// Colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark: stairwells and cars.
    Dark,
    /// Black on white with thick lines: sun.
    Sun,
}

/// Sizes of text and buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 18 px text, 48 px buttons.
    #[default]
    Normal,
    /// 21 px text, 56 px buttons.
    Large,
    /// Text at 200 %.
    Double,
}

/// The app that is handed the coordinates of a place to show the way there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayApp {
    /// Free, and without a net once its map is there.
    OrganicMaps,
    /// By Google.
    GoogleMaps,
    /// By Apple, on its phones only.
    AppleMaps,
    /// Free, and without a net once its map is there.
    OsmAnd,
}

impl WayApp {
    /// In the order in which they are offered: first the ones that need no net.
    pub const ALL: [Self; 4] = [
        Self::OrganicMaps,
        Self::OsmAnd,
        Self::GoogleMaps,
        Self::AppleMaps,
    ];
}

/// All settings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Sizes.
    pub size: Size,
    /// Seconds after which a hidden app locks.
    pub lock_after_s: u32,
    /// Whose holidays count.
    pub norway: bool,
    /// Which app shows the way, once one was chosen.
    pub way: Option<WayApp>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Da,
            theme: Theme::System,
            size: Size::Normal,
            lock_after_s: 60,
            norway: false,
            way: None,
        }
    }
}

impl Settings {
    /// Reads them; what is missing or unreadable is as on the first day.
    pub fn load(dir: &Path) -> Self {
        std::fs::read(dir.join(SETTINGS_FILE))
            .ok()
            .and_then(|b| serde_json::from_slice(&b).ok())
            .unwrap_or_default()
    }

    /// Writes them beside and moves them over, so that a kill leaves the old or the new ones.
    pub fn save(&self, dir: &Path) -> std::io::Result<()> {
        let beside = dir.join("settings.json.new");
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.sync_all()?;
        std::fs::rename(beside, dir.join(SETTINGS_FILE))
    }

    /// Whose holidays count.
    pub fn country(&self) -> Country {
        if self.norway {
            Country::Norway
        } else {
            Country::Denmark
        }
    }
}
