use super::*;

fn read(line: &str) -> Result<Verb, Failure> {
    parse(line.split_whitespace().map(OsString::from))
}

fn refused(line: &str) -> String {
    match read(line) {
        Err(Failure::Usage(sentence)) => sentence,
        other => panic!("{line} gave {other:?}"),
    }
}

#[test]
fn nothing_and_help_are_the_help_page_with_every_verb() {
    for line in ["", "help", "--help", "-h"] {
        assert_eq!(read(line), Ok(Verb::Help), "{line:?}");
    }
    for verb in [
        "run", "import", "map", "village", "test", "bench", "pictures", "notices",
    ] {
        assert!(HELP.contains(&format!("\n  {verb} ")), "{verb}");
    }
    assert!(HELP.lines().count() <= 24, "one screen");
    assert!(HELP.lines().all(|line| line.len() <= 120));
}

#[test]
fn run_takes_every_option_in_both_spellings() {
    let all = RunWish {
        preview: true,
        port: Some(8080),
        data: Some("d".into()),
        empty: true,
        lang: Some("nb".into()),
        now: Some("2026-11-24T12:50".into()),
        maps: vec!["a".into(), "b".into()],
    };
    let spaced = "run --preview --port 8080 --data d --empty --lang nb --now 2026-11-24T12:50 --map a --map b";
    let joined = "run --map=a --now=2026-11-24T12:50 --lang=nb --empty --data=d --map=b --port=8080 --preview";
    assert_eq!(read(spaced).as_ref(), Ok(&Verb::Run(all)));
    assert_eq!(read(joined), read(spaced));
    assert_eq!(read("run"), Ok(Verb::Run(RunWish::default())));
}

#[test]
fn a_port_asks_for_the_browser() {
    let Ok(Verb::Run(wish)) = read("run --port 9") else {
        panic!("refused")
    };
    assert!(wish.preview);
}

#[test]
fn run_refuses_what_it_cannot_mean() {
    for line in [
        "run --port",
        "run --port x",
        "run --port 0",
        "run --port 65536",
        "run --lang de",
        "run --now tomorrow",
        "run --now 2026-11-24",
        "run --now 2026-11-24T12:50:00",
        "run --data=",
        "run --map",
        "run --empty=no",
        "run --verbose",
        "run here",
    ] {
        assert!(!refused(line).is_empty());
    }
}

#[test]
fn import_is_either_dry_or_has_a_journal_and_its_pin() {
    let file = PathBuf::from("list.csv");
    assert_eq!(
        read("import list.csv --dry-run"),
        Ok(Verb::Import(ImportWish {
            file: file.clone(),
            into: None
        }))
    );
    assert_eq!(
        read("import --data d --pin 1234 list.csv"),
        Ok(Verb::Import(ImportWish {
            file,
            into: Some(("d".into(), "1234".into()))
        }))
    );
    for line in [
        "import",
        "import list.csv",
        "import --dry-run",
        "import list.csv --data d",
        "import list.csv --pin 1234",
        "import list.csv --dry-run --data d --pin 1234",
        "import list.csv other.csv --dry-run",
    ] {
        assert!(!refused(line).is_empty());
    }
}

#[test]
fn a_refusal_never_repeats_a_pin() {
    assert!(!refused("import list.csv --pin 98765").contains("98765"));
    assert!(!refused("import list.csv --dry-run --pin=98765").contains("98765"));
    assert!(!refused("import list.csv 98765").contains("98765"));
}

#[test]
fn the_other_verbs_take_their_options_and_no_more() {
    assert_eq!(
        read("test --long --only browser"),
        Ok(Verb::Test(TestWish {
            long: true,
            only: Some("browser".into()),
            list: false
        }))
    );
    assert_eq!(
        read("bench -- --quick"),
        Ok(Verb::Bench(vec!["--".into(), "--quick".into()]))
    );
    assert_eq!(read("pictures"), Ok(Verb::Pictures));
    assert_eq!(read("notices"), Ok(Verb::Notices { check: false }));
    assert_eq!(read("notices --check"), Ok(Verb::Notices { check: true }));
    assert_eq!(
        read("map --osm a.pbf --name A --out m --bbox=8,55,9,56 --coastline c"),
        Ok(Verb::Map(MapWish {
            osm: "a.pbf".into(),
            name: "A".into(),
            out: "m".into(),
            bounds: Some([8.0, 55.0, 9.0, 56.0]),
            coastline: Some("c".into()),
        }))
    );
    assert_eq!(
        read("village --out v.mbtiles"),
        Ok(Verb::Village("v.mbtiles".into()))
    );
    for line in [
        "test --only",
        "pictures now",
        "notices --all",
        "fly",
        "map --osm a.pbf --name A",
        "map --osm a.pbf --name A --out m --bbox 9,55,8,56",
        "village",
        "village --out",
        "village v.mbtiles",
    ] {
        assert!(!refused(line).is_empty());
    }
}
