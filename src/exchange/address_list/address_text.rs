//! Addresses in one text: "Lærkevej 22, 2. tv., 6000 Kolding" taken apart. Floor and door stay as the list writes
//! them. Only the country after a postcode is dropped; a village within a postcode goes into the key alone.

/// The parts of an address.
#[derive(Clone, Default, PartialEq, Debug)]
pub(super) struct AddressText {
    pub(super) street: String,
    pub(super) number: String,
    pub(super) floor: Option<String>,
    pub(super) door: Option<String>,
    /// A village within the postcode: no field of its own, but it tells two streets of one name apart.
    pub(super) village: Option<String>,
    pub(super) postcode: Option<String>,
    pub(super) city: Option<String>,
}

/// Streets that end in one of these alone are named after what stands before: in "Frederik 7 Vej 3" the 7 is no house.
const STREET_WORDS: [&str; 13] = [
    "vej", "gade", "plads", "alle", "allé", "sti", "stræde", "torv", "vænge", "vei", "veg", "gate",
    "plass",
];
/// What follows the number of a floor.
const FLOOR_WORDS: [&str; 11] = [
    "sal", "etage", "etg", "etasje", "krs", "kerros", "floor", "floors", "level", "våning", "taso",
];
/// Floors without a number.
const FLOOR_NAMES: [&str; 8] = [
    "st",
    "stuen",
    "stue",
    "kl",
    "kld",
    "kælder",
    "kælderen",
    "parterre",
];
const DOOR_WORDS: [&str; 6] = ["tv", "th", "mf", "dør", "lejl", "lejlighed"];

impl AddressText {
    /// Takes `text` apart. Without a house number all up to the first comma is the street.
    pub(super) fn parse(text: &str) -> Self {
        let mut address = Self::default();
        let mut parts: Vec<&str> = parts_of(text).collect();
        address.cut_postcode(&mut parts);
        let found = parts.iter().enumerate().find_map(|(index, part)| {
            let words: Vec<&str> = part.split(' ').collect();
            Some((index, house(&words, index > 0)?))
        });
        let (first, house) = match found {
            Some((first, house)) => (first, house),
            None => (0, House::default()),
        };
        let mut parts = parts.into_iter();
        let mut street: Vec<&str> = parts.by_ref().take(first).collect();
        if let Some(part) = parts.next() {
            let words: Vec<&str> = part.split(' ').collect();
            let (before, after) = words.split_at_checked(house.at).unwrap_or((&words, &[]));
            let name = if house.number.is_empty() {
                part.to_owned()
            } else {
                without_nr(before).join(" ")
            };
            if !name.is_empty() {
                street.push(&name);
            }
            address.street = street.join(", ");
            if !house.number.is_empty() {
                let rest = after.iter().skip(house.words).copied().collect::<Vec<_>>();
                address.add_unit(&rest.join(" "));
            }
        }
        address.number = house.number;
        address.add_units(parts);
        address
    }

    /// The same when the street is known and `rest` begins with the house number: "22 B, 2. tv."
    pub(super) fn after_street(street: &str, rest: &str) -> Self {
        let mut address = Self {
            street: street.to_owned(),
            ..Self::default()
        };
        let mut parts: Vec<&str> = parts_of(rest).collect();
        address.cut_postcode(&mut parts);
        let mut parts = parts.into_iter();
        if let Some(part) = parts.next() {
            let words: Vec<&str> = part.split(' ').collect();
            match number_at(&words, 0) {
                Some((number, taken)) => {
                    address.number = number;
                    let rest = words.iter().skip(taken).copied().collect::<Vec<_>>();
                    address.add_unit(&rest.join(" "));
                }
                None => part.clone_into(&mut address.number),
            }
        }
        address.add_units(parts);
        address
    }

    /// Takes postcode and town off the end, and the country after them.
    fn cut_postcode(&mut self, parts: &mut Vec<&str>) {
        let found = parts
            .iter()
            .enumerate()
            .rev()
            .find_map(|(index, part)| Some((index, postcode_in(part, index > 0)?)));
        let Some((index, (at, postcode, city))) = found else {
            return;
        };
        self.postcode = Some(postcode);
        self.city = (!city.is_empty()).then(|| city.to_owned());
        let before = parts.get(index).and_then(|part| part.get(..at));
        let before = before.unwrap_or_default().trim();
        parts.truncate(index);
        if !before.is_empty() {
            parts.push(before);
        }
    }

    fn add_units<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        let parts: Vec<&str> = parts.collect();
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.iter().enumerate() {
            let is_name = part.chars().next().is_some_and(char::is_uppercase)
                && !part.contains(|c: char| c.is_ascii_digit());
            let is_unit = matches!(unit(part), (Some(_), _)) || words_of(part).any(is_door_word);
            let is_bare = part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
            if is_bare && self.floor.is_none() {
                // "Lærkevej 22, 1" means the first floor; only "22 B 9" without a comma means a door.
                self.floor = Some((*part).to_owned());
            } else if index == last && self.postcode.is_some() && is_name && !is_unit {
                self.village = Some((*part).to_owned());
            } else {
                self.add_unit(part);
            }
        }
    }

    /// Adds what stands after the number: a floor, a door, or both.
    pub(super) fn add_unit(&mut self, part: &str) {
        let (floor, door) = unit(part);
        for (slot, new) in [(&mut self.floor, floor), (&mut self.door, door)] {
            *slot = match (slot.take(), new) {
                (Some(old), Some(new)) => Some(format!("{old}, {new}")),
                (old, new) => old.or(new),
            };
        }
    }
}

/// Takes "2. sal tv" into floor and door. What is neither for certain is the door: the last thing one looks for.
pub(super) fn unit(part: &str) -> (Option<String>, Option<String>) {
    let spaced = split_joined(part);
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let some = |words: &[&str]| (!words.is_empty()).then(|| words.join(" "));
    let (Some(first), second) = (words.first(), words.get(1)) else {
        return (None, None);
    };
    let folded = |word: &str| word.trim_end_matches(['.', ',']).to_lowercase();
    let is_number = (1..=3).contains(&first.len())
        && first.starts_with(|c: char| c.is_ascii_digit())
        && folded(first).bytes().all(|b| b.is_ascii_digit());
    let before_door = second.is_some_and(|word| is_door_word(&folded(word)));
    let starts_floor = (is_number && (first.ends_with('.') || before_door))
        || (is_floor_name(&folded(first)) && second.is_none_or(|word| !is_name(word)));
    let danish = second
        .is_some_and(|word| matches!(folded(word).as_str(), "sal" | "etage" | "etg" | "etasje"));
    let floor = if danish && (is_number || starts_floor) {
        2
    } else if words_of(&spaced).any(is_floor_word) {
        let door = words.iter().position(|word| is_door_word(&folded(word)));
        door.unwrap_or(words.len())
    } else {
        usize::from(starts_floor)
    };
    let (floor, door) = words.split_at_checked(floor).unwrap_or((&words, &[]));
    (some(floor), some(door))
}

/// "2.tv" and "st.th" as two words; all else as it is.
fn split_joined(part: &str) -> String {
    let split = |word: &str| -> Option<String> {
        let (floor, door) = word.split_once('.')?;
        let known = is_floor_name(&floor.to_lowercase())
            || (!floor.is_empty() && floor.bytes().all(|b| b.is_ascii_digit()));
        (known && door.contains(char::is_alphanumeric)).then(|| format!("{floor}. {door}"))
    };
    part.split(' ')
        .map(|word| split(word).unwrap_or_else(|| word.to_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

fn is_floor_word(word: &str) -> bool {
    let word = word.to_lowercase();
    FLOOR_WORDS.contains(&word.as_str()) || word.ends_with("kerros") || word.ends_with("taso")
}

/// "st", "kl", and "k2", the second cellar down.
fn is_floor_name(word: &str) -> bool {
    let cellar = word.strip_prefix('k').unwrap_or_default();
    FLOOR_NAMES.contains(&word) || (cellar.len() == 1 && cellar.bytes().all(|b| b.is_ascii_digit()))
}

/// "St. Andst" is a village, "st. tv" a floor.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() > 2
}

fn is_door_word(word: &str) -> bool {
    DOOR_WORDS.contains(&word.to_lowercase().as_str())
}

fn parts_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Where a house number stands in the words of a part.
#[derive(Default)]
struct House {
    /// The word it begins with.
    at: usize,
    /// How many words it takes.
    words: usize,
    number: String,
}

/// The house number: the first number after a name. `alone`: it may also be the whole part, its street being before it.
fn house(words: &[&str], alone: bool) -> Option<House> {
    let has_letter = |word: &&str| word.contains(char::is_alphabetic);
    words.iter().enumerate().find_map(|(at, _)| {
        let (number, taken) = number_at(words, at)?;
        let after = at.saturating_add(taken);
        let named = words.iter().take(at).any(has_letter);
        let whole = alone && at == 0 && after == words.len();
        let in_name = words.get(after).is_some_and(|word| {
            STREET_WORDS.contains(&word.to_lowercase().as_str())
                && (after..words.len()).any(|later| number_at(words, later).is_some())
        });
        ((named || whole) && !in_name).then_some(House {
            at,
            words: taken,
            number,
        })
    })
}

/// The number that begins at word `at` and how many words it takes: "99", "99B", "99 B", "99 A-C", "30-34", "30 - 34", "12/34".
fn number_at(words: &[&str], at: usize) -> Option<(String, usize)> {
    let first = words.get(at).filter(|word| is_number(word))?;
    let next = |offset: usize| words.get(at.saturating_add(offset)).copied();
    let single = |piece: &str| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic);
    let letters = |word: &str| word.split('-').all(single);
    let bare = first.bytes().all(|b| b.is_ascii_digit());
    let (number, taken) = match (next(1), next(2)) {
        (Some("-" | "–"), Some(to)) if is_number(to) => (format!("{first}-{to}"), 3),
        (Some(letter), _) if bare && letters(letter) => (format!("{first}{letter}"), 2),
        _ => ((*first).to_owned(), 1),
    };
    Some((without_zeros(&number), taken))
}

/// Digits and perhaps a letter, and the same again after a dash or a slash.
fn is_number(word: &str) -> bool {
    let mut first = true;
    word.split(['-', '–', '/', '+']).all(|piece| {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let letters = piece.get(digits..).unwrap_or_default();
        let enough = digits > 0 || (!first && !letters.is_empty());
        first = false;
        enough
            && digits <= 5
            && letters.chars().count() <= 1
            && letters.chars().all(char::is_alphabetic)
    })
}

/// "007B" as people write it, "7B".
pub(super) fn without_zeros(number: &str) -> String {
    let cut = number.trim_start_matches('0');
    if cut.starts_with(|c: char| c.is_ascii_digit()) {
        cut.to_owned()
    } else {
        number.to_owned()
    }
}

fn without_nr<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    match words {
        [rest @ .., "nr" | "nr." | "Nr." | "no."] => rest,
        _ => words,
    }
}

/// The place of a postcode in `part`, the postcode, and the town after it. `alone`: it may stand without a town.
fn postcode_in(part: &str, alone: bool) -> Option<(usize, String, &str)> {
    let mut at = 0_usize;
    for word in part.split_inclusive(' ') {
        let end = at.saturating_add(word.len());
        if let Some(code) = postcode(word.trim_end()) {
            let city = part.get(end..).unwrap_or_default().trim();
            let is_name = city.chars().next().is_some_and(char::is_uppercase)
                && city.chars().nth(1).is_some_and(char::is_alphabetic);
            if is_name || (alone && at == 0 && city.is_empty()) {
                return Some((at, code, city));
            }
        }
        at = end;
    }
    None
}

/// "6000", "DK-6000": the digits.
pub(super) fn postcode(word: &str) -> Option<String> {
    let digits = word
        .trim_start_matches(|c: char| c.is_ascii_uppercase())
        .trim_start_matches('-');
    let prefix = word.len().saturating_sub(digits.len());
    let fits = matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit());
    (fits && (prefix == 0 || word.contains('-'))).then(|| digits.to_owned())
}
