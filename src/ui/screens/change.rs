//! "Skift": another time for the next visit. Same time in two weeks, another day, another time; nothing is moved in
//! silence, a day off says so.

use crate::domain::again::{Choice, Hours, alternatives, trouble};
use crate::icon;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::choices::Tile;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::{when, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// What was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chosen {
    /// A local time.
    At(NaiveDateTime),
    /// No date.
    NoDate,
}

/// The sheet. `at` is what is proposed now, `from` the visit it follows; `title` if it is not "Skift", and whether
/// `no_date` can be chosen.
#[component]
pub fn ChangeSheet(
    at: NaiveDateTime,
    from: NaiveDateTime,
    on: EventHandler<Chosen>,
    on_close: EventHandler<()>,
    #[props(default)] title: Option<String>,
    #[props(default = true)] no_date: bool,
) -> Element {
    let session = use_session();
    let country = session.desk().settings().country();
    let now = session.desk().now();
    let hours = Hours::default();
    let mut chosen = use_signal(|| at);
    let choices = alternatives(country, &hours, from, chosen());
    let problem =
        trouble(country, &hours, chosen()).map(|what| words::trouble(what, chosen(), now));
    let day = |choice: &Choice| when::start(&when::day(choice.at.date(), now.date()));
    let two_weeks = choices.in_two_weeks.at;
    rsx! {
        BottomSheet { title: title.unwrap_or_else(|| t!("change")), on_close,
            button {
                class: "ds-button gv-wide",
                "data-variant": "secondary",
                r#type: "button",
                onclick: move |_| on.call(Chosen::At(two_weeks)),
                {t!("same-time-two-weeks")}
                " · "
                {when::start(&when::day_time(two_weeks, now.date()))}
            }
            fieldset {
                legend { class: "gv-q", {t!("another-day")} }
                div { class: "gv-strip",
                    for choice in choices.other_days {
                        Tile {
                            key: "{choice.at}",
                            name: "day",
                            picture: rsx! {},
                            chosen: choice.at.date() == chosen().date(),
                            text: if choice.trouble.is_some() { t!("day-off-mark", day = day(&choice)) } else { day(&choice) },
                            on: move |()| {
                                let time = chosen.peek().time();
                                chosen.set(choice.at.date().and_time(time));
                            },
                        }
                    }
                }
            }
            fieldset {
                legend { class: "gv-q", {t!("another-hour")} }
                div { class: "gv-strip hours",
                    for choice in choices.other_times {
                        Tile {
                            key: "{choice.at.time()}",
                            name: "hour",
                            picture: rsx! {},
                            chosen: choice.at.time() == chosen().time(),
                            text: when::time(choice.at.time()),
                            on: move |()| {
                                let day = chosen.peek().date();
                                chosen.set(day.and_time(choice.at.time()));
                            },
                        }
                    }
                }
            }
            crate::ui::parts::frame::Problem { text: problem }
            button {
                class: "ds-button gv-wide",
                r#type: "button",
                onclick: move |_| on.call(Chosen::At(chosen())),
                {icon!(Check)}
                {when::start(&when::day_time(chosen(), now.date()))}
            }
            if no_date {
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| on.call(Chosen::NoDate),
                    {t!("no-date")}
                }
            }
        }
    }
}
