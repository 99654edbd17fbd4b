//! Planning from the address: a visit into the calendar, a plan to another time, a plan given up.

use super::tried::after;
use super::write::Say;
use crate::domain::again::{Hours, same_time_next_week, suggest_other_part};
use crate::domain::entry::Body;
use crate::domain::id::EntryId;
use crate::domain::plan::{Plan, PlanCancelled, PlanKind, PlanMoved, PlanSet};
use crate::domain::private::Private;
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::screens::change::{ChangeSheet, Chosen};
use crate::ui::when;
use chrono::{Days, NaiveDateTime};
use dioxus::prelude::*;

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// A time for a visit.
    Set,
    /// Another time for a plan.
    Move(EntryId, NaiveDateTime),
    /// Why a plan is given up.
    Cancel(EntryId, NaiveDateTime),
}

/// A time to begin with when a plan moves: its own while that is ahead, else the same time tomorrow.
fn ahead(at: NaiveDateTime, now: NaiveDateTime) -> NaiveDateTime {
    if at > now {
        return at;
    }
    let tomorrow = now.date().checked_add_days(Days::new(1));
    tomorrow.map_or(at, |day| day.and_time(at.time()))
}

/// The sheet for it.
#[component]
pub fn PlanSheet(
    ask: Ask,
    view: AddressView,
    say: Callback<Say>,
    on_close: EventHandler<()>,
) -> Element {
    let session = use_session();
    let now = session.desk().now();
    let country = session.desk().settings().country();
    let day_time = move |at: NaiveDateTime| when::start(&when::day_time(at, now.date()));
    match ask {
        Ask::Set => {
            let (from, _) = after(&view, now);
            let at = suggest_other_part(&view.tries, from, country, &Hours::default())
                .map_or_else(|| same_time_next_week(now, 1), |s| s.at);
            rsx! {
                ChangeSheet {
                    title: t!("put-in-calendar"),
                    no_date: false,
                    at,
                    from: now,
                    on_close,
                    on: move |chosen| {
                        if let Chosen::At(at) = chosen {
                            let plan = Plan { at, kind: PlanKind::Again, place: Private::default() };
                            say.call(Say { subject: view.place, body: Body::PlanSet(PlanSet { plan }), what: day_time(at) });
                        }
                        on_close.call(());
                    },
                }
            }
        }
        Ask::Move(plan, was) => rsx! {
            ChangeSheet {
                title: t!("move-this", when = when::day_time(was, now.date())),
                no_date: false,
                at: ahead(was, now),
                from: now,
                on_close,
                on: move |chosen| {
                    if let Chosen::At(at) = chosen {
                        let body = Body::PlanMoved(PlanMoved { plan, at, reason: Private::default() });
                        say.call(Say { subject: view.subject_of(plan), body, what: day_time(at) });
                    }
                    on_close.call(());
                },
            }
        },
        Ask::Cancel(plan, was) => rsx! {
            CancelSheet {
                was,
                on_close,
                on: move |reason| {
                    let body = Body::PlanCancelled(PlanCancelled { plan, reason });
                    say.call(Say { subject: view.subject_of(plan), body, what: t!("the-cancelling") });
                    on_close.call(());
                },
            }
        },
    }
}

#[component]
fn CancelSheet(
    was: NaiveDateTime,
    on: EventHandler<Private<String>>,
    on_close: EventHandler<()>,
) -> Element {
    let session = use_session();
    let today = session.desk().now().date();
    let mut reason = use_signal(Private::<String>::default);
    rsx! {
        BottomSheet { title: t!("cancel-this", when = when::day_time(was, today)), on_close,
            p { class: "gv-quiet", {t!("cancel-told")} }
            div { class: "gv-field",
                label { r#for: "cancel-reason", {t!("missed-reason")} }
                input {
                    id: "cancel-reason",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "",
                    oninput: move |e| reason.set(e.value().into()),
                }
            }
            button {
                class: "ds-button gv-wide",
                r#type: "button",
                onclick: move |_| on.call(reason.peek().trim().into()),
                {icon!(CalendarX)}
                {t!("cancel-visit")}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_minute;

    #[test]
    fn a_plan_of_the_past_moves_to_tomorrow_at_its_time() {
        let t = |text| parse_minute(text).unwrap();
        let now = t("2026-11-24T12:50");
        assert_eq!(ahead(t("2026-11-26T17:00"), now), t("2026-11-26T17:00"));
        assert_eq!(ahead(t("2026-11-20T17:00"), now), t("2026-11-25T17:00"));
    }
}
