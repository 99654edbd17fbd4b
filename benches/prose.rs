//! Made-up Danish prose: notes as cold fingers write them, street names, first names.
//!
//! Words are drawn with a skew like Zipf's over a vocabulary with free compounds, so that an index of them has the
//! shape that real notes give it: a few words in nearly every note, and very many that occur once.

/// Numbers from a seed (`SplitMix64`): the same on every machine, and not worth a crate.
#[derive(Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// From 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From 0 to below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }

    pub(crate) fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// By weight.
    pub(crate) fn weighted<T: Copy>(&mut self, from: &[(T, u32)]) -> T {
        let all: u32 = from.iter().map(|(_, w)| w).sum();
        let mut at = (self.bits() % u64::from(all)) as u32;
        for (what, weight) in from {
            if at < *weight {
                return *what;
            }
            at -= weight;
        }
        from[0].0
    }

    /// Skewed by rank: the first ones most often.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "small and positive"
    )]
    pub(crate) fn skewed(&mut self, n: usize, by: f64) -> usize {
        ((n as f64 * self.unit().powf(by)) as usize).min(n - 1)
    }

    /// Normally distributed, mean 0 and deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        let (a, b) = (1.0 - self.unit(), self.unit());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }
}

const SMALL: &str = "og ikke men der på med i at til for det den som hun han vi de så er var har af fra om igen ved \
    efter før ud ind op ned hen hjem siden stadig måske bare kun også lidt meget helt næsten nok jo nu her mens uden \
    under over imod hos omkring aldrig ofte altid noget nogen alle hver selv samme begge";
const DOING: &str = "kom gik stod sad bankede ringede åbnede lukkede svarede spurgte sagde nikkede smilede råbte så \
    hørte ventede lagde satte tog gav hentede viste pegede talte fortalte lovede glemte huskede mente vidste troede \
    ville kunne skulle turde orkede flyttede ryddede fejede vaskede malede gravede plantede slog klippede bar kørte \
    cyklede vinkede takkede undskyldte klagede savnede sov vågnede spiste drak røg skrev læste betalte lånte";
const LIKE: &str = "stille træt rolig vred bange glad venlig kort lang mørk lys kold varm våd fuld tom gammel ny \
    åben lukket skæv løs tung let ren rodet slidt rusten fugtig grå grøn blå rød hvid sort brun bestemt usikker \
    afvisende tryg alene klar forvirret mager bleg forpustet oprevet lettet genert";
const THING: &str = "dør rude trappe låge sti grus hegn hæk skur garage kælder loft gang køkken stue gardin lampe \
    stol bord seng tæppe skab kasse pose sæk flaske kande kop gryde brød kaffe mælk avis brev kort seddel postkasse \
    nøgle lås klokke skilt cykel trailer bil knallert båd have græs ukrudt busk træ æble kartoffel høne hund kat due \
    rotte nabo søster bror mor far søn datter vicevært postbud læge sygeplejerske vagt team møde aftale plan grænse \
    tillid håb uro sorg søvn smerte ryg ben hånd tand pille recept regning husleje pension konto kommune bibliotek \
    værested kirke kiosk torv mole værft mark skov strand kær bæk bro vej sving rabat regn sne frost tåge blæst sol \
    morgen middag aften nat uge måned forår sommer efterår vinter radio fjernsyn telefon musik støj lugt røg ild aske";
const SPEAKER: &str = "han hun vi jeg naboen beboeren manden kvinden viceværten begge";
const ENDING: [&str; 7] = ["", "", "en", "et", "er", "erne", "s"];
const JOINT: [&str; 3] = ["", "s", "e"];

const LINES: [&str; 14] = [
    "Bankede på, ingen åbnede.",
    "Ringede på to gange, hørte skridt derinde.",
    "Der er lys i køkkenet.",
    "Lagde kort i postkassen.",
    "Sedlen sidder der endnu.",
    "Sedlen er væk.",
    "Talte kort med naboen ude ved vejen.",
    "Postkassen er fuld.",
    "Fjernsynet kører.",
    "Sagde nej tak og lukkede roligt.",
    "Fik lov at komme ind i gangen.",
    "Vi gik tilbage til vejen og ventede lidt.",
    "Hund i gården, bliv ved lågen.",
    "Vi kommer igen i næste uge.",
];

const FIRST: &str = "Agnete Bodil Carl Dagmar Ejnar Frida Gunnar Helle Ingrid Jakob Kamilla Leif Marie Nanna Otto \
    Palle Rosa Sanne Thorvald Ulla Viggo Yrsa Asger Bjarne Connie Ditte Esben Flemming Grethe Holger Irma Jonna";
const STREET: &str = "Snejpe Rugmark Vibe Kær Lærke Bøgelund Strand Hvede Skovduft Grus Møllebæk Kirke Havre Engblomme Tjørne \
    Rønne Ahorn Hyld Syren Natskygge Agerhøne Svale Stork Rørsanger Hejre Fiskeørn Ravn Spurv Humle Kløver Timian Kamille \
    Salvie Solbær Ribs Kirsebær Pære Nødde Egetræ Birkelund Pilekrat Søndermark Nørremark Vesterhav Østerled Fjordbred \
    Klint Klit Åbred Sluse Kanal Værft Reberbane Smedje Hjuler Bødker Teglværk Kalkovn Station Remise Mejeri Brugs";
const SORT: [&str; 8] = [
    "vej", "vej", "vej", "vej", "gade", "stræde", "vænge", "parken",
];

struct Words {
    small: Vec<&'static str>,
    doing: Vec<&'static str>,
    like: Vec<&'static str>,
    thing: Vec<&'static str>,
    speaker: Vec<&'static str>,
}

/// Writes prose.
pub(crate) struct Pen(Words);

impl Pen {
    pub(crate) fn new() -> Self {
        let split = |text: &'static str| text.split_whitespace().collect();
        Self(Words {
            small: split(SMALL),
            doing: split(DOING),
            like: split(LIKE),
            thing: split(THING),
            speaker: split(SPEAKER),
        })
    }

    fn thing(&self, dice: &mut Dice) -> &'static str {
        self.0.thing[dice.skewed(self.0.thing.len(), 1.3)]
    }

    fn word(&self, dice: &mut Dice) -> String {
        let kind = dice.unit();
        let mut word = if kind < 0.40 {
            self.0.small[dice.skewed(self.0.small.len(), 1.9)].to_owned()
        } else if kind < 0.54 {
            self.0.doing[dice.skewed(self.0.doing.len(), 1.9)].to_owned()
        } else if kind < 0.65 {
            format!(
                "{}{}",
                dice.pick(&self.0.like),
                dice.pick(&["", "", "e", "t"])
            )
        } else if kind < 0.88 {
            format!("{}{}", self.thing(dice), dice.pick(&ENDING))
        } else if kind < 0.96 {
            let (first, joint) = (self.thing(dice), dice.pick(&JOINT));
            format!("{first}{joint}{}{}", self.thing(dice), dice.pick(&ENDING))
        } else {
            dice.below(500).to_string()
        };
        // A glove hits the wrong key now and then.
        if word.len() > 4 && dice.chance(0.03) {
            let at = word.char_indices().nth(2).map_or(0, |(i, _)| i);
            word.remove(at);
        }
        word
    }

    fn sentence(&self, dice: &mut Dice) -> String {
        if dice.chance(0.2) {
            return (*dice.pick(&LINES)).to_owned();
        }
        let who = *dice.pick(&self.0.speaker);
        let mut first = who.chars();
        let mut text: String = first
            .next()
            .map(|c| c.to_uppercase().collect())
            .unwrap_or_default();
        text.push_str(first.as_str());
        text.push(' ');
        text.push_str(self.0.doing[dice.skewed(self.0.doing.len(), 1.9)]);
        for _ in 0..3 + dice.below(11) {
            text.push_str(if dice.chance(0.08) { ", " } else { " " });
            text.push_str(&self.word(dice));
        }
        text.push(*dice.pick(&['.', '.', '.', '.', '!', '?']));
        text
    }

    /// 0 to 400 characters: a fifth are empty, the median of all is about 130.
    #[expect(clippy::cast_sign_loss, reason = "an exponential is positive")]
    pub(crate) fn note(&self, dice: &mut Dice) -> String {
        if dice.chance(0.2) {
            return String::new();
        }
        let want = ((110f64.ln() + 0.65 * dice.normal()).exp() as usize).min(400);
        let mut text = String::new();
        while text.chars().count() < want {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.sentence(dice));
        }
        text.chars().take(400).collect()
    }

    /// What a postcard says.
    pub(crate) fn card(dice: &mut Dice) -> String {
        format!(
            "Hej, vi bankede på og ville gerne hilse på. Vi kommer igen {} kl. {}. Venlig hilsen {}",
            dice.pick(&["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]),
            8 + dice.below(11),
            Self::first_name(dice),
        )
    }

    pub(crate) fn first_name(dice: &mut Dice) -> &'static str {
        let names: Vec<&'static str> = FIRST.split_whitespace().collect();
        names[dice.below(names.len())]
    }

    /// Street names; more than one sort of each if `n` asks for more than there are.
    pub(crate) fn streets(dice: &mut Dice, n: usize) -> Vec<String> {
        let names: Vec<&str> = STREET.split_whitespace().collect();
        (0..n)
            .map(|i| {
                let name = names[i % names.len()];
                let sort = dice.pick(&SORT);
                match i / names.len() {
                    0 => format!("{name}{sort}"),
                    1 => format!("Gammel {name}{sort}"),
                    2 => format!("Nordre {name}{sort}"),
                    _ => format!("{name}s {} {}", sort, i / names.len()),
                }
            })
            .collect()
    }
}
