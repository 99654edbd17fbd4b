//! The files a page fetches after its first frame, compiled in and served at `/assets/…` by both faces alike.
//!
//! A name never changes its content within a version of the app, and the URL carries a hash of the content, so a browser
//! may keep what it got for ever. Refused: reading from a folder beside the program, which a phone does not have.

use std::sync::LazyLock;

/// One served file.
struct Asset {
    name: &'static str,
    /// Media type, with `charset` for text: the webview's page declares none of its own.
    media: &'static str,
    bytes: &'static [u8],
    hash: fn() -> u64,
}

/// A table of `(name in the URL, media type, file under assets/)`; a file that is missing does not compile.
macro_rules! table {
    ($(($name:literal, $media:literal, $file:literal)),+ $(,)?) => {
        &[$({
            // Statics, so that the file is in the program once and its hash is worked out once, when first asked for;
            // the compiler would take minutes over the largest.
            static BYTES: &[u8] = include_bytes!(concat!("../../assets/", $file));
            static HASH: LazyLock<u64> = LazyLock::new(|| fnv1a(BYTES));
            Asset { name: $name, media: $media, bytes: BYTES, hash: || *HASH }
        }),+]
    };
}

static TABLE: &[Asset] = table![
    (
        "inter-latin.woff2",
        "font/woff2",
        "vendor/inter/inter-latin.woff2"
    ),
    (
        "maplibre-gl.js",
        "text/javascript; charset=utf-8",
        "vendor/maplibre/maplibre-gl.js"
    ),
    (
        "map-style.js",
        "text/javascript; charset=utf-8",
        "map/style.js"
    ),
    (
        "map-marks.js",
        "text/javascript; charset=utf-8",
        "map/marks.js"
    ),
    ("map.js", "text/javascript; charset=utf-8", "map/map.js"),
];

/// FNV-1a, 64 bits: tells two versions of a file apart. It guards against nothing; `vendor/HASHES` does that.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The file at a path such as `/assets/inter-latin.woff2?v=…`: media type, content, and whether it may be kept for ever
/// (only when the URL carries the hash of this very content). `None` for every other path.
pub fn get(path: &str) -> Option<(&'static str, &'static [u8], bool)> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let name = path.strip_prefix("/assets/")?;
    let asset = TABLE.iter().find(|asset| asset.name == name)?;
    let immutable = query.strip_prefix("v=") == Some(&version(asset));
    Some((asset.media, asset.bytes, immutable))
}

/// The URL, from the root of the page's own origin, of a file in the table, with the hash of its content.
pub fn url(name: &str) -> Option<String> {
    let asset = TABLE.iter().find(|asset| asset.name == name)?;
    Some(format!("/assets/{name}?v={}", version(asset)))
}

fn version(asset: &Asset) -> String {
    format!("{:016x}", (asset.hash)())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};
    use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

    #[test]
    fn the_hash_is_fnv_1a_as_published() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_file_is_found_at_its_own_url_and_may_be_kept_for_ever() {
        for asset in TABLE {
            let (media, bytes, immutable) = get(&url(asset.name).unwrap()).unwrap();
            assert_eq!((media, bytes), (asset.media, asset.bytes));
            assert!(immutable, "{}", asset.name);
            assert!(!bytes.is_empty(), "{}", asset.name);
        }
    }

    #[test]
    fn without_the_right_hash_a_file_is_served_but_not_kept() {
        for query in ["", "?v=", "?v=0000000000000000", "?w=1"] {
            let (_, _, immutable) = get(&format!("/assets/inter-latin.woff2{query}")).unwrap();
            assert!(!immutable, "{query}");
        }
    }

    #[test]
    fn nothing_outside_the_table_is_served() {
        for path in [
            "",
            "/",
            "/assets/",
            "/assets/../Cargo.toml",
            "inter-latin.woff2",
            "/inter-latin.woff2",
            "/assets/inter-latin.woff2/",
        ] {
            assert!(get(path).is_none(), "{path}");
        }
    }

    /// Every file below `dir`, as path from there and SHA-256.
    fn hashes_below(dir: &Path, from: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                hashes_below(&path, from, found);
            } else {
                let hash = Sha256::digest(fs::read(&path).unwrap()).iter().fold(
                    String::new(),
                    |mut hex, byte| {
                        write!(hex, "{byte:02x}").unwrap();
                        hex
                    },
                );
                let name = path
                    .strip_prefix(from)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.insert(name, hash);
            }
        }
    }

    #[test]
    fn others_files_are_byte_for_byte_those_of_the_hash_list() {
        let vendor = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/vendor");
        let mut found = BTreeMap::new();
        hashes_below(&vendor, &vendor, &mut found);
        let listed: BTreeMap<_, _> = found
            .remove("HASHES")
            .map(|_| fs::read_to_string(vendor.join("HASHES")).unwrap())
            .unwrap()
            .lines()
            .map(|line| line.split_once("  ").unwrap())
            .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
            .collect();
        // Ours: the list of who made them.
        assert!(found.remove("CREDITS.md").is_some());
        assert_eq!(found, listed);
    }
}
