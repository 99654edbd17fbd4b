//! One row of a known shape to one place.

use super::address_text::{self, AddressText};
use super::column::Column;
use super::coordinates::{self, Located, Projector};
use super::heading::Columns;
use super::records::Record;
use super::text_key::{TextKeys, folded};
use super::{Field, ListKey, ListKind, ListShape, ListedPlace, Notes, Reason};
use uuid::Uuid;

/// The longest field that is looked at, in bytes.
const MAX_RAW: usize = 4000;

/// Reads rows, and remembers across them what a single row cannot tell.
pub(super) struct RowReader<'a> {
    columns: &'a Columns,
    projector: Projector,
    notes: Notes,
    text_keys: TextKeys,
}

/// One row with its columns.
struct Row<'r, 'a> {
    columns: &'r Columns,
    record: &'r Record<'a>,
}

impl Row<'_, '_> {
    /// What stands in `column`, blanks tidied; `None` when it is empty or the list has no such column.
    fn get(&self, column: Column) -> Result<Option<String>, Reason> {
        for place in self.columns.places(column) {
            let Some(raw) = self.record.fields.get(place) else {
                continue;
            };
            if raw.len() > MAX_RAW {
                return Err(too_long(column.field(), MAX_RAW));
            }
            let text = tidy(raw);
            // In the register's own entities `husnummer` is not a number but the id of one.
            let is_reference = column == Column::Number && Uuid::parse_str(&text).is_ok();
            if !text.is_empty() && !text.eq_ignore_ascii_case("null") && !is_reference {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }
}

impl<'a> RowReader<'a> {
    /// A reader for the rows of a list with these columns.
    pub(super) fn new(columns: &'a Columns) -> Self {
        Self {
            columns,
            projector: Projector::new(),
            notes: Notes::default(),
            text_keys: TextKeys::default(),
        }
    }

    /// What was noticed so far.
    pub(super) fn notes(&self) -> Notes {
        self.notes
    }

    /// The place in `record`, or what is wrong with it.
    pub(super) fn place(&mut self, record: &Record<'_>) -> Result<ListedPlace, Reason> {
        if record.open_quote {
            return Err(Reason::OpenQuote);
        }
        let row = Row {
            columns: self.columns,
            record,
        };
        self.check_width(record)?;
        self.check_status(&row)?;
        let (address, number_from_text) = self.address(&row)?;
        check_lengths(&address)?;
        let located = self.located(&row)?;
        // Counted last: a note about a row that is not imported would puzzle.
        if number_from_text {
            self.notes.number_from_text = self.notes.number_from_text.saturating_add(1);
        }
        if located.is_some_and(|located| located.turned) {
            self.notes.turned = self.notes.turned.saturating_add(1);
        }
        Ok(ListedPlace {
            line: record.line,
            key: self.key(&row, &address, located)?,
            street: address.street,
            number: address.number,
            floor: address.floor,
            door: address.door,
            postcode: address.postcode,
            city: address.city,
            lat: located.map(|located| located.lat),
            lon: located.map(|located| located.lon),
        })
    }

    /// Empty fields beyond the headings are no harm: spreadsheets write them.
    fn check_width(&self, record: &Record<'_>) -> Result<(), Reason> {
        let want = self.columns.width();
        let mut beyond = record.fields.iter().skip(want);
        let only_blanks = record.count > want && beyond.all(|field| field.trim().is_empty());
        if record.count == want || (only_blanks && record.count == record.fields.len()) {
            Ok(())
        } else {
            Err(Reason::WrongFieldCount {
                got: record.count,
                want,
            })
        }
    }

    /// Only addresses in force: 1 in DAWA; 3 in DAR, or 8 where the status is that of the point.
    fn check_status(&self, row: &Row<'_, '_>) -> Result<(), Reason> {
        let in_force: &[&str] = match self.columns.shape() {
            ListShape::Dawa => &["1", "gældende"],
            ListShape::Dar => &["3", "8", "gældende"],
            ListShape::Plain | ListShape::Kartverket => return Ok(()),
        };
        match row.get(Column::Status)? {
            Some(status) if !in_force.contains(&status.to_lowercase().as_str()) => {
                Err(Reason::NotInForce)
            }
            _ => Ok(()),
        }
    }

    /// The address, and whether its number was taken from the text against the number column.
    fn address(&self, row: &Row<'_, '_>) -> Result<(AddressText, bool), Reason> {
        let text = row.get(Column::Address)?;
        let number = match (row.get(Column::Number)?, row.get(Column::Letter)?) {
            (Some(number), Some(letter)) => Some(format!("{number}{letter}")),
            (number, _) => number,
        };
        let mut from_text = false;
        let mut address = match (row.get(Column::Street)?, &text) {
            (Some(street), _) => {
                let mut address = match &number {
                    Some(number) => AddressText::after_street(&street, number),
                    None => AddressText::parse(&street),
                };
                if let Some(text) = &text {
                    from_text = self.merge(&mut address, text);
                }
                address
            }
            (None, Some(text)) => {
                let mut address = AddressText::parse(text);
                if let (false, Some(farm)) = (
                    text.contains(char::is_alphabetic),
                    row.get(Column::HouseName)?,
                ) {
                    address.number = std::mem::replace(&mut address.street, farm);
                }
                // A list's `nr` beside a whole address is a running number, not a house.
                if let (true, Some(number)) = (address.number.is_empty(), &number) {
                    let unit = AddressText::after_street("", number);
                    address.number = unit.number;
                    address.floor = address.floor.or(unit.floor);
                    address.door = address.door.or(unit.door);
                }
                address
            }
            (None, None) => {
                // A house known by its name only.
                let name = row.get(Column::HouseName)?;
                AddressText::parse(&name.ok_or(Reason::MissingStreet)?)
            }
        };
        if let Some(both) = row.get(Column::FloorAndDoor)? {
            (address.floor, address.door) = address_text::unit(&both);
        }
        address.floor = row.get(Column::Floor)?.or(address.floor);
        address.door = row.get(Column::Door)?.or(address.door);
        add_town(row, &mut address)?;
        let farm = self.columns.shape() == ListShape::Kartverket;
        // A Norwegian farm may be "12/34" and nothing else; anywhere else a street has a name.
        if address.street.is_empty() || !(farm || address.street.contains(char::is_alphabetic)) {
            return Err(Reason::MissingStreet);
        }
        Ok((address, from_text))
    }

    /// Fills the gaps of `address` from the register's own text. In Norway that text is what stands on the wall, and
    /// exports are known in which the number column is the text's digits run together ("1355" for "13 A, 5. krs."), so
    /// there the text wins; true if it did.
    fn merge(&self, address: &mut AddressText, text: &str) -> bool {
        let kartverket = self.columns.shape() == ListShape::Kartverket;
        let rest = after_prefix(text, &address.street);
        let starts_with_digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        let read = match rest {
            Some(rest) if starts_with_digit(rest) => {
                AddressText::after_street(&address.street, rest)
            }
            // The street column holds a house number as well: a corner house, say.
            Some(rest) if kartverket && !rest.is_empty() => AddressText::parse(text),
            _ => return false,
        };
        let differs = folded(&read.number) != folded(&address.number);
        let wins = kartverket && differs && !address.number.is_empty();
        if address.number.is_empty() || wins {
            address.street = read.street;
            address.number = read.number;
        }
        address.floor = address.floor.take().or(read.floor);
        address.door = address.door.take().or(read.door);
        address.village = address.village.take().or(read.village);
        address.postcode = address.postcode.take().or(read.postcode);
        address.city = address.city.take().or(read.city);
        wins
    }

    /// Where the row lies; `None` when it does not say.
    fn located(&self, row: &Row<'_, '_>) -> Result<Option<Located>, Reason> {
        let pairs = [
            (Column::Latitude, Column::Longitude, Some(4326)),
            (Column::Utm32North, Column::Utm32East, Some(25_832)),
            (Column::North, Column::East, None),
        ];
        for (north, east, epsg) in pairs {
            let (n, e) = (row.get(north)?, row.get(east)?);
            if n.is_none() && e.is_none() {
                continue;
            }
            let read = |text: Option<String>, column: Column| {
                let field = column.field();
                let text = text.ok_or(Reason::BadCoordinate { field })?;
                coordinates::number(&text, field)
            };
            let (n, e) = (read(n, north)?, read(e, east)?);
            // Metres under a heading for degrees happen: the range tells.
            let degrees = epsg == Some(4326) && n.abs() <= 180.0 && e.abs() <= 180.0;
            let epsg = match epsg {
                Some(4326) if degrees => epsg,
                Some(4326) | None => system_of(row)?,
                known => known,
            };
            return self.projector.locate(n, e, epsg).map(Some);
        }
        let Some(text) = row.get(Column::Position)? else {
            return Ok(None);
        };
        if text.to_ascii_uppercase().ends_with("EMPTY") {
            return Ok(None);
        }
        let (north, east) = coordinates::position(&text)?;
        self.projector
            .locate(north, east, system_of(row)?)
            .map(Some)
    }

    /// The register's id where there is one, else the address itself.
    fn key(
        &mut self,
        row: &Row<'_, '_>,
        address: &AddressText,
        located: Option<Located>,
    ) -> Result<ListKey, Reason> {
        let id = match self.columns.shape() {
            ListShape::Kartverket => row.get(Column::MatrikkelId)?,
            _ => row.get(Column::DarId)?.or(row.get(Column::AnyId)?),
        };
        let id = id.filter(|id| id.len() <= 100);
        match (self.columns.shape(), id) {
            (ListShape::Kartverket, Some(id)) => {
                // Lists of dwellings repeat the id of the house for each of them.
                let unit = row.get(Column::Door)?;
                let key = unit.map_or_else(|| id.clone(), |unit| format!("{id}|{}", folded(&unit)));
                return Ok(key_of(ListKind::Matrikkel, key));
            }
            (_, Some(id)) => {
                if let Ok(id) = Uuid::parse_str(&id) {
                    return Ok(key_of(ListKind::Dar, id.to_string()));
                }
            }
            (_, None) => {}
        }
        let front_door = row.get(Column::FrontDoorId)?;
        if let Some(Ok(id)) = front_door.as_deref().map(Uuid::parse_str) {
            let unit = [&address.floor, &address.door];
            let unit = unit.map(|part| part.as_deref().map(folded).unwrap_or_default());
            let flat = unit.iter().any(|part| !part.is_empty());
            let flat = flat.then(|| format!("|{}", unit.join("|")));
            return Ok(key_of(
                ListKind::Dar,
                format!("{id}{}", flat.unwrap_or_default()),
            ));
        }
        Ok(key_of(ListKind::Text, self.text_keys.of(address, located)))
    }
}

fn system_of(row: &Row<'_, '_>) -> Result<Option<u32>, Reason> {
    row.get(Column::Epsg)?
        .map(|text| coordinates::epsg(&text))
        .transpose()
}

fn key_of(kind: ListKind, key: String) -> ListKey {
    ListKey { kind, key }
}

/// Postcode and town from their columns; "6000 Kolding" in one is taken apart.
fn add_town(row: &Row<'_, '_>, address: &mut AddressText) -> Result<(), Reason> {
    let city = row.get(Column::City)?;
    let code = row
        .get(Column::Postcode)?
        .or(row.get(Column::PostcodeAndCity)?);
    if let Some(code) = code {
        let (first, rest) = code.split_once(' ').unwrap_or((&code, ""));
        let is_whole = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit());
        if is_whole {
            address.postcode = Some(address_text::postcode(&code).unwrap_or(code));
        } else {
            address.postcode = address_text::postcode(first).or_else(|| Some(first.to_owned()));
            address.city = Some(rest.to_owned());
        }
    }
    address.city = city.or(address.city.take());
    Ok(())
}

fn check_lengths(address: &AddressText) -> Result<(), Reason> {
    let optional = |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
    for (length, limit, field) in [
        (address.street.chars().count(), 200, Field::Street),
        (address.number.chars().count(), 20, Field::Number),
        (optional(&address.floor), 80, Field::Floor),
        (optional(&address.door), 80, Field::Door),
        (optional(&address.postcode), 20, Field::Postcode),
        (optional(&address.city), 100, Field::City),
        (optional(&address.village), 100, Field::City),
    ] {
        if length > limit {
            return Err(too_long(field, limit));
        }
    }
    Ok(())
}

fn too_long(field: Field, limit: usize) -> Reason {
    Reason::TooLong { field, limit }
}

/// What stands in `text` after `prefix` and a blank, whatever the case.
fn after_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    let rest = text.get(prefix.len()..)?;
    let same = head.to_lowercase() == prefix.to_lowercase();
    (same && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Runs of blanks and line ends as one blank, control characters and byte order marks gone, nothing at the ends.
fn tidy(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let unseen = |c: &char| *c == '\u{feff}' || (c.is_control() && !c.is_whitespace());
    for letter in raw.chars().filter(|letter| !unseen(letter)) {
        if !letter.is_whitespace() {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}
