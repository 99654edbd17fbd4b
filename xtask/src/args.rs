//! The command line: every verb and option, read by hand.
//!
//! An argument parser would be the largest part of a package that a fresh machine builds before it can do anything.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::map::parse_bounds;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask VERB

  run       install what is missing, build, and start the app on the demo: a window where there is a display
              --preview         in the browser instead      --port N    the browser's port (implies --preview)
              --data DIR        keep the journal in DIR     --empty     no demo: the first run of a new worker
              --lang da|nb|en   the language                --now 2026-11-24T12:50   start the app's clock there
              --map FILE        bring this map file in; may be given more than once
  import    FILE --data DIR --pin PIN | FILE --dry-run      read an address list; prints one JSON object
  map       --osm FILE.osm.pbf --name NAME --out FILE.mbtiles   a municipality's map (docs/MAPS.md)
              --bbox W,S,E,N    cut this box out            --coastline DIR   with the sea
  village   --out FILE                                      the map of the demo's village
  test      install what is missing and run everything that CI runs
              --long            the heavier versions        --only PART   one part; --list names them
  bench     the benchmarks; what follows goes to cargo bench
  pictures  make the pictures of the README anew, in docs/pictures
  notices   collect the third-party notices in assets/notices.txt; --check says whether they are up to date
  help      this page
";

/// One verb with all it was given.
#[derive(Debug, PartialEq)]
pub(crate) enum Verb {
    /// Print [`HELP`].
    Help,
    /// Start the app.
    Run(RunWish),
    /// Read an address list.
    Import(ImportWish),
    /// Make a municipality's map.
    Map(MapWish),
    /// Draw the map of the demo's village into this file.
    Village(PathBuf),
    /// Run the tests.
    Test(TestWish),
    /// Run the benchmarks with these further arguments.
    Bench(Vec<OsString>),
    /// Make the README's pictures.
    Pictures,
    /// Collect the third-party notices, or only compare.
    Notices {
        /// Compare instead of writing.
        check: bool,
    },
}

/// How the app shall be started.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RunWish {
    /// In the browser even where there is a display.
    pub(crate) preview: bool,
    /// The preview's port; none lets the app choose.
    pub(crate) port: Option<u16>,
    /// The folder of the journal; none means one under the build folder.
    pub(crate) data: Option<PathBuf>,
    /// No demo.
    pub(crate) empty: bool,
    /// `da`, `nb` or `en`.
    pub(crate) lang: Option<String>,
    /// The local time the app's clock starts at, `YYYY-MM-DDTHH:MM`.
    pub(crate) now: Option<String>,
    /// Map files to bring in.
    pub(crate) maps: Vec<PathBuf>,
}

/// What shall be imported, and where to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ImportWish {
    /// The address list.
    pub(crate) file: PathBuf,
    /// The journal's folder and its PIN; none is a dry run.
    pub(crate) into: Option<(PathBuf, OsString)>,
}

/// Of what a map shall be made.
#[derive(Debug, PartialEq)]
pub(crate) struct MapWish {
    /// The extract of OpenStreetMap.
    pub(crate) osm: PathBuf,
    /// What the map is called.
    pub(crate) name: String,
    /// The map file.
    pub(crate) out: PathBuf,
    /// West, south, east and north in degrees; none takes the whole extract.
    pub(crate) bounds: Option<[f64; 4]>,
    /// The folder with the shapes of the seas.
    pub(crate) coastline: Option<PathBuf>,
}

/// Which tests shall run, and how heavy.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestWish {
    /// The heavier versions.
    pub(crate) long: bool,
    /// Only the part of this name.
    pub(crate) only: Option<String>,
    /// Name the parts and run none.
    pub(crate) list: bool,
}

/// Reads the command line, the program's name left out.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Verb, Failure> {
    let mut words = Words(args.into_iter().collect());
    let Some(verb) = words.0.pop_front() else {
        return Ok(Verb::Help);
    };
    match verb.to_str() {
        Some("help" | "--help" | "-h") => Ok(Verb::Help),
        Some("run") => run(words).map(Verb::Run),
        Some("import") => import(words).map(Verb::Import),
        Some("map") => map(words).map(Verb::Map),
        Some("village") => village(words),
        Some("test") => test(words).map(Verb::Test),
        Some("bench") => Ok(Verb::Bench(words.0.into())),
        Some("pictures") => words.end("pictures").map(|()| Verb::Pictures),
        Some("notices") => notices(words),
        _ => Err(Failure::Usage(format!(
            "there is no verb {}",
            verb.display()
        ))),
    }
}

fn run(mut words: Words) -> Result<RunWish, Failure> {
    let mut wish = RunWish::default();
    while let Some(word) = words.next() {
        match word.name() {
            "--preview" => wish.preview = word.bare()?,
            "--empty" => wish.empty = word.bare()?,
            "--port" => {
                wish.port = Some(port(&words.text(word)?)?);
                wish.preview = true;
            }
            "--data" => wish.data = Some(words.value(word)?.into()),
            "--lang" => wish.lang = Some(lang(words.text(word)?)?),
            "--now" => wish.now = Some(now(words.text(word)?)?),
            "--map" => wish.maps.push(words.value(word)?.into()),
            _ => return Err(word.unknown("run")),
        }
    }
    Ok(wish)
}

fn import(mut words: Words) -> Result<ImportWish, Failure> {
    let (mut file, mut data, mut pin, mut dry) = (None, None, None, false);
    while let Some(word) = words.next() {
        match word {
            Word::Plain(path) if file.is_none() => file = Some(PathBuf::from(path)),
            _ => match word.name() {
                "--data" => data = Some(PathBuf::from(words.value(word)?)),
                "--pin" => pin = Some(words.value(word)?),
                "--dry-run" => dry = word.bare()?,
                _ => return Err(word.unknown("import")),
            },
        }
    }
    let usage = |sentence: &str| Failure::Usage(sentence.to_owned());
    let file = file.ok_or_else(|| usage("import needs a FILE"))?;
    let into = match (dry, data, pin) {
        (true, None, None) => None,
        (false, Some(data), Some(pin)) => Some((data, pin)),
        _ => {
            return Err(usage(
                "import takes either --data DIR with --pin PIN, or --dry-run",
            ));
        }
    };
    Ok(ImportWish { file, into })
}

fn map(mut words: Words) -> Result<MapWish, Failure> {
    let (mut osm, mut name, mut out, mut bounds, mut coastline) = (None, None, None, None, None);
    while let Some(word) = words.next() {
        match word.name() {
            "--osm" => osm = Some(words.value(word)?.into()),
            "--name" => name = Some(words.text(word)?),
            "--out" => out = Some(words.value(word)?.into()),
            "--bbox" => bounds = Some(bbox(&words.text(word)?)?),
            "--coastline" => coastline = Some(words.value(word)?.into()),
            _ => return Err(word.unknown("map")),
        }
    }
    match (osm, name, out) {
        (Some(osm), Some(name), Some(out)) => Ok(MapWish {
            osm,
            name,
            out,
            bounds,
            coastline,
        }),
        _ => Err(Failure::Usage(
            "map needs --osm FILE, --name NAME and --out FILE".to_owned(),
        )),
    }
}

fn bbox(text: &str) -> Result<[f64; 4], Failure> {
    parse_bounds(text).ok_or_else(|| {
        Failure::Usage(format!(
            "--bbox {text}: four numbers in degrees, west,south,east,north"
        ))
    })
}

fn village(mut words: Words) -> Result<Verb, Failure> {
    let mut out = None;
    while let Some(word) = words.next() {
        match word.name() {
            "--out" => out = Some(words.value(word)?.into()),
            _ => return Err(word.unknown("village")),
        }
    }
    out.map(Verb::Village)
        .ok_or_else(|| Failure::Usage("village needs --out FILE".to_owned()))
}

fn test(mut words: Words) -> Result<TestWish, Failure> {
    let mut wish = TestWish::default();
    while let Some(word) = words.next() {
        match word.name() {
            "--long" => wish.long = word.bare()?,
            "--list" => wish.list = word.bare()?,
            "--only" => wish.only = Some(words.text(word)?),
            _ => return Err(word.unknown("test")),
        }
    }
    Ok(wish)
}

fn notices(mut words: Words) -> Result<Verb, Failure> {
    let mut check = false;
    while let Some(word) = words.next() {
        match word.name() {
            "--check" => check = word.bare()?,
            _ => return Err(word.unknown("notices")),
        }
    }
    Ok(Verb::Notices { check })
}

fn port(text: &str) -> Result<u16, Failure> {
    text.parse()
        .ok()
        .filter(|port| *port > 0)
        .ok_or_else(|| Failure::Usage(format!("--port {text}: a port is a number from 1 to 65535")))
}

fn lang(text: String) -> Result<String, Failure> {
    if matches!(text.as_str(), "da" | "nb" | "en") {
        Ok(text)
    } else {
        Err(Failure::Usage(format!(
            "--lang {text}: the languages are da, nb and en"
        )))
    }
}

/// Only the shape is held here; the app knows the calendar.
fn now(text: String) -> Result<String, Failure> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    if shape == "0000-00-00T00:00" {
        Ok(text)
    } else {
        Err(Failure::Usage(format!(
            "--now {text}: a local time looks like 2026-11-24T12:50"
        )))
    }
}

/// The words still to be read.
struct Words(VecDeque<OsString>);

/// One word of the command line.
enum Word {
    /// `--name`, or `--name=value`.
    Option(String, Option<OsString>),
    /// Anything else.
    Plain(OsString),
}

impl Words {
    fn next(&mut self) -> Option<Word> {
        let word = self.0.pop_front()?;
        Some(match word.to_str() {
            Some(text) if text.starts_with("--") => match text.split_once('=') {
                Some((name, value)) => Word::Option(name.to_owned(), Some(value.into())),
                None => Word::Option(text.to_owned(), None),
            },
            _ => Word::Plain(word),
        })
    }

    /// The value of an option: after its `=`, else the next word.
    fn value(&mut self, word: Word) -> Result<OsString, Failure> {
        let name = word.name().to_owned();
        let value = match word {
            Word::Option(_, Some(value)) => Some(value),
            _ => self.0.pop_front(),
        };
        value
            .filter(|value| !value.is_empty())
            .ok_or_else(|| Failure::Usage(format!("{name} needs a value")))
    }

    /// The value of an option that must be text.
    fn text(&mut self, word: Word) -> Result<String, Failure> {
        let name = word.name().to_owned();
        self.value(word)?
            .into_string()
            .map_err(|_| Failure::Usage(format!("{name} is not text")))
    }

    /// Nothing more may follow.
    fn end(mut self, verb: &str) -> Result<(), Failure> {
        self.next().map_or(Ok(()), |word| Err(word.unknown(verb)))
    }
}

impl Word {
    /// The option's name with its dashes; empty for a plain word.
    fn name(&self) -> &str {
        match self {
            Self::Option(name, _) => name,
            Self::Plain(_) => "",
        }
    }

    /// True, if the option came without a value.
    fn bare(self) -> Result<bool, Failure> {
        match self {
            Self::Option(_, None) => Ok(true),
            _ => Err(Failure::Usage(format!("{} takes no value", self.name()))),
        }
    }

    fn unknown(&self, verb: &str) -> Failure {
        match self {
            Self::Option(name, _) => Failure::Usage(format!("{verb} does not know {name}")),
            // Not repeated: it may be a PIN whose --pin was forgotten.
            Self::Plain(_) => Failure::Usage(format!("{verb} was given a word too many")),
        }
    }
}

#[cfg(test)]
mod tests;
