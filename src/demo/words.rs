//! What the workers of the village wrote, in the words of the method: short, of what was seen, never a name.

use crate::domain::sign::Sign;

/// A note, and the signs that were seen with it.
pub(super) type Seen = (&'static str, &'static [Sign]);

/// No one opened.
pub(super) const NOT_OPENED: [Seen; 14] = [
    ("Ringede på to gange. Stille.", &[]),
    ("Gardinet bevægede sig.", &[Sign::CoveredWindows]),
    ("Radioen spillede i køkkenet.", &[Sign::LightOrTv]),
    (
        "Lys på første sal, gardinerne trukket for.",
        &[Sign::LightOrTv, Sign::CoveredWindows],
    ),
    ("Postkassen er fuld af reklamer.", &[Sign::OverfullMailbox]),
    ("Postkassen er tømt siden sidst.", &[Sign::MailboxEmptied]),
    ("Sorte sække op ad muren.", &[Sign::Rubbish]),
    ("Friske fodspor op til døren.", &[Sign::Footprints]),
    ("Græsset når op til vinduerne.", &[Sign::Neglected]),
    ("Bilen holder et andet sted end sidst.", &[Sign::CarMoved]),
    (
        "Naboen så borgeren hente post i går.",
        &[Sign::SeenByNeighbour],
    ),
    (
        "Hørte skridt bag døren. Trådte tilbage og ventede.",
        &[Sign::Noise],
    ),
    ("Lugt ved brevsprækken.", &[Sign::Smell]),
    ("", &[Sign::Neglected]),
];

/// A talk at the door.
pub(super) const SPOKE: [Seen; 6] = [
    ("Talte kort om vejret. Vi må gerne komme igen.", &[]),
    ("Åbnede på klem. Ville gerne have vores kort.", &[]),
    (
        "Fortalte, at varmen ikke virker. Ringer til varmemesteren sammen næste gang.",
        &[],
    ),
    (
        "Sover dårligt. Vil tænke over at tale med egen læge.",
        &[Sign::CoveredWindows],
    ),
    ("Havde fået postkortet og lagt det på køleskabet.", &[]),
    ("Savner selskab. Vi aftalte at kigge forbi.", &[]),
];

/// Invited in.
pub(super) const INVITED: [Seen; 4] = [
    ("Drak kaffe i køkkenet. Borgeren fortalte om hunden.", &[]),
    (
        "Så på bunken af breve sammen. Åbnede tre.",
        &[Sign::Rubbish],
    ),
    (
        "Vil gerne have hjælp til opvasken, før vi taler om andet.",
        &[Sign::Smell],
    ),
    ("Talte om, hvem borgeren kan ringe til.", &[]),
];

/// A no.
pub(super) const REJECTED: [Seen; 3] = [
    ("Ville ikke tale i dag.", &[]),
    ("Sagde nej gennem døren. Tak for det, og farvel.", &[]),
    ("Har ikke brug for nogen. Fik vores kort.", &[]),
];

/// On a postcard, beyond the time.
pub(super) const POSTCARD: [&str; 3] = [
    "Vi har været forbi og kommer igen næste uge samme tid.",
    "Vi ville bare hilse på. Vi kommer igen.",
    "Du behøver ikke åbne. Vi banker på igen som lovet.",
];
