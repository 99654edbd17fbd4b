//! A visit: one act at a door, and one entry. One commit, one small thing to send.

use super::id::EntryId;
use super::outcome::{ContactForm, Onward, Outcome};
use super::place::Fix;
use super::plan::Plan;
use super::private::Private;
use super::sign::Sign;
use super::slip::{Door, SlipChecked};
use super::time::WallTime;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

/// `visit.logged`. When it happened stands on the entry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// What happened.
    pub outcome: Outcome,
    /// In which form.
    #[serde(default = "meeting", skip_serializing_if = "is_meeting")]
    pub form: ContactForm,
    /// Colleagues who were along, by the name they go by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Private<String>>,
    /// Signs that were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// In words.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub note: Private<String>,
    /// Whether a postcard was left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub postcard: bool,
    /// What the postcard says beyond the time; may be empty.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub postcard_text: Private<String>,
    /// The next visit: with a postcard or an agreement a promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Plan>,
    /// Doors in which a slip was set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slips_set: Vec<Door>,
    /// Slips that were looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slips_checked: Vec<SlipChecked>,
    /// Plans and promises that this visit answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<EntryId>,
    /// Where the phone was, if the worker tapped for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// After a contact: do we go on?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onward: Option<Onward>,
    /// Where, if met elsewhere.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub met_at: Private<String>,
    /// After a no: whether to try again is settled at the team meeting.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub to_team: bool,
    /// The day on which it was written down, if not the day it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noted_on: Option<NaiveDate>,
}

fn meeting() -> ContactForm {
    ContactForm::Meeting
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_meeting(form: &ContactForm) -> bool {
    *form == ContactForm::Meeting
}

impl Visit {
    /// A visit of which only the outcome is known.
    pub fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            form: ContactForm::Meeting,
            with: Vec::new(),
            signs: Vec::new(),
            note: Private::default(),
            postcard: false,
            postcard_text: Private::default(),
            next: None,
            slips_set: Vec::new(),
            slips_checked: Vec::new(),
            answers: Vec::new(),
            fix: None,
            onward: None,
            met_at: Private::default(),
            to_team: false,
            noted_on: None,
        }
    }

    /// Whether the worker was at the place: no call, and not met elsewhere.
    pub fn is_look(&self) -> bool {
        self.form == ContactForm::Meeting && self.outcome != Outcome::MetElsewhere
    }
}

/// `visit.corrected`: only the fields that change, and the visit they change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VisitCorrected {
    /// The visit.
    pub visit: EntryId,
    /// The changes.
    pub changed: VisitChange,
}

fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

macro_rules! change {
    ($($(#[$doc:meta])* $field:ident: $ty:ty,)+) => {
        /// Changes to a visit: a field that is absent stays as it is.
        #[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(default)]
        pub struct VisitChange {
            /// When it happened.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub at: Option<WallTime>,
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "some")] pub $field: Option<$ty>,)+
        }

        impl VisitChange {
            /// What must change so that `before` at `was` becomes `after` at `is`.
            pub fn between(before: &Visit, was: WallTime, after: &Visit, is: WallTime) -> Self {
                Self {
                    at: (was != is).then_some(is),
                    $($field: (before.$field != after.$field).then(|| after.$field.clone()),)+
                }
            }

            /// Whether nothing changes.
            pub fn is_empty(&self) -> bool {
                self.at.is_none() $(&& self.$field.is_none())+
            }

            /// Whether more hangs on what changes than the visit itself: plans, slips, looks, the count of tries.
            pub fn is_felt_elsewhere(&self) -> bool {
                let Self { at, outcome, form, signs, next, slips_set, slips_checked, answers, .. } = self;
                at.is_some() || outcome.is_some() || form.is_some() || signs.is_some() || next.is_some()
                    || slips_set.is_some() || slips_checked.is_some() || answers.is_some()
            }

            /// Carries the changes out.
            pub fn apply(&self, visit: &mut Visit, at: &mut WallTime) {
                if let Some(moved) = self.at {
                    *at = moved;
                }
                $(if let Some(value) = &self.$field {
                    visit.$field.clone_from(value);
                })+
            }
        }
    };
}

change! {
    /// See [`Visit::outcome`].
    outcome: Outcome,
    /// See [`Visit::form`].
    form: ContactForm,
    /// See [`Visit::with`].
    with: Vec<Private<String>>,
    /// See [`Visit::signs`].
    signs: Vec<Sign>,
    /// See [`Visit::note`].
    note: Private<String>,
    /// See [`Visit::postcard`].
    postcard: bool,
    /// See [`Visit::postcard_text`].
    postcard_text: Private<String>,
    /// See [`Visit::next`].
    next: Option<Plan>,
    /// See [`Visit::slips_set`].
    slips_set: Vec<Door>,
    /// See [`Visit::slips_checked`].
    slips_checked: Vec<SlipChecked>,
    /// See [`Visit::answers`].
    answers: Vec<EntryId>,
    /// See [`Visit::fix`].
    fix: Option<Fix>,
    /// See [`Visit::onward`].
    onward: Option<Onward>,
    /// See [`Visit::met_at`].
    met_at: Private<String>,
    /// See [`Visit::to_team`].
    to_team: bool,
}

/// `sparring.asked`: a colleague's view is wanted on a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SparringAsked {
    /// The visit that gave rise to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<EntryId>,
}
