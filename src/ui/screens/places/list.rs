//! The list itself: whole while it is short, else only the rows in sight.

use super::row::PlaceRow;
use crate::domain::private::Private;
use crate::store::Result;
use crate::store::views::{PlaceItem, PlaceRows};
use crate::t;
use crate::ui::hooks::{use_now, use_view};
use crate::ui::settings::{Settings, Size};
use dioxus::html::geometry::PixelsVector2D;
use dioxus::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The numbers of the places found, and how many there are in all, once the store has answered.
type Found = Option<Result<(Vec<i64>, usize)>>;

/// Above so many rows only those in sight are in the page.
const LONG: usize = 300;

/// Rows beyond the edges of the window, so that a fast thumb meets no empty ones.
const OVER: usize = 16;

/// How high a row of a long list is, in px: room for its words at that size of text.
fn row_px(size: Size) -> u32 {
    match size {
        Size::Normal => 69,
        Size::Large => 78,
        Size::Double => 172,
    }
}

/// How many whole rows lie in `px`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on a screen, cut to whole rows and never below zero"
)]
fn rows_in(px: f64, row_px: u32) -> usize {
    (px.max(0.0) / f64::from(row_px)) as usize
}

/// The rows that are in the page, from and to, of `count`, when the `first` in sight is at the top and `visible` are
/// in sight. A list that shrank shows its end, not nothing.
fn part(first: usize, visible: usize, count: usize) -> (usize, usize) {
    let first = first.min(count.saturating_sub(visible));
    let to = first.saturating_add(visible).saturating_add(OVER);
    (first.saturating_sub(OVER), to.min(count))
}

/// What was found, in `main`. Children stand below it, of a long list above.
#[component]
pub fn List(
    found: ReadSignal<Found>,
    screen: Signal<Option<Rc<MountedData>>>,
    scrolled: Signal<Option<(f64, f64)>>,
    top: CopyValue<f64>,
    looked: Signal<Private<String>>,
    children: Element,
) -> Element {
    let (now, mut top) = (use_now(), top);
    let settings = use_context::<Signal<Settings>>();
    let row_px = row_px(settings.read().size);
    let mut first = use_signal(|| rows_in(*top.peek(), row_px));
    let mut visible = use_signal(|| 16_usize);
    let mut main = use_signal(|| None::<Rc<MountedData>>);
    let mut at_place = use_signal(|| false);

    let count = use_memo(move || match &*found.read() {
        Some(Ok((numbers, _))) => numbers.len(),
        _ => 0,
    });
    let long = use_memo(move || count() > LONG);
    let range = use_memo(move || {
        if long() {
            part(first(), visible(), count())
        } else {
            (0, count())
        }
    });
    let numbers = use_memo(move || {
        let (from, to) = range();
        match &*found.read() {
            Some(Ok((numbers, _))) => numbers.get(from..to).unwrap_or_default().to_vec(),
            _ => Vec::new(),
        }
    });
    let answer = use_view(move || PlaceRows {
        numbers: numbers(),
        now: now(),
    });
    // The first answer may be to the question for no rows.
    let ready = use_memo(move || matches!(&*answer.read(), Some(Ok(rows)) if !rows.is_empty()));

    // Back from a place: there again, as soon as there are rows, and something to scroll them in.
    use_effect(move || {
        let mounted = main.read().is_some() && screen.read().is_some();
        if ready() && mounted && !*at_place.peek() {
            at_place.set(true);
            scroll_to(*top.peek(), main, screen);
        }
    });
    // Something else is looked for: from the top.
    use_effect(move || {
        let Some((y, height)) = scrolled() else {
            return;
        };
        let start_anew = height <= 0.0;
        if start_anew {
            scroll_to(0.0, main, screen);
        }
        if !*at_place.peek() {
            return;
        }
        top.set(y);
        let row = rows_in(y, row_px);
        // One render for several rows, not one per event.
        if row.abs_diff(*first.peek()) >= OVER / 2 || (row == 0 && *first.peek() != 0) {
            first.set(row);
        }
        let rows = rows_in(height, row_px).saturating_add(1);
        if !start_anew && *visible.peek() != rows {
            visible.set(rows);
        }
    });

    let items: BTreeMap<i64, PlaceItem> = match &*answer.read() {
        Some(Ok(rows)) => rows.iter().cloned().collect(),
        _ => BTreeMap::new(),
    };
    let shown: Vec<(usize, i64, Option<PlaceItem>)> = numbers
        .read()
        .iter()
        .zip(range().0..)
        .map(|(n, i)| (i, *n, items.get(n).cloned()))
        .collect();
    let (length, before) = (count(), range().0);
    let pixels = |rows: usize| {
        u64::try_from(rows)
            .unwrap_or(0)
            .saturating_mul(row_px.into())
    };
    let at = now();
    rsx! {
        main {
            class: "gv-main",
            tabindex: "0",
            onscroll: move |e| scrolled.set(Some((e.scroll_top(), f64::from(e.client_height())))),
            onmounted: move |m| main.set(Some(m.data())),
            if long() {
                {children}
                ul {
                    class: "gv-list long",
                    aria_label: t!("places"),
                    style: "block-size:{pixels(length)}px;padding-block-start:{pixels(before)}px",
                    for (i , n , item) in shown {
                        li {
                            key: "{n}",
                            style: "block-size:{row_px}px",
                            aria_setsize: "{length}",
                            aria_posinset: "{i.saturating_add(1)}",
                            if let Some(item) = item {
                                PlaceRow { item, typed: looked.read().clone(), now: at }
                            }
                        }
                    }
                }
            } else {
                if length > 0 {
                    ul { class: "gv-list", aria_label: t!("places"),
                        for (_ , n , item) in shown {
                            if let Some(item) = item {
                                li { key: "{n}",
                                    PlaceRow { item, typed: looked.read().clone(), now: at }
                                }
                            }
                        }
                    }
                }
                {children}
            }
        }
    }
}

/// Scrolls whichever of the two does.
fn scroll_to(
    y: f64,
    main: Signal<Option<Rc<MountedData>>>,
    screen: Signal<Option<Rc<MountedData>>>,
) {
    let both = [main.peek().clone(), screen.peek().clone()];
    spawn(async move {
        for element in both.into_iter().flatten() {
            let _ = element
                .scroll(PixelsVector2D::new(0.0, y), ScrollBehavior::Instant)
                .await;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_that_shrank_shows_its_end() {
        assert_eq!(part(5000, 10, 400), (374, 400));
        assert_eq!(part(0, 10, 0), (0, 0));
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_in_the_page(first in 0_usize..20_000, visible in 1_usize..40, count in 0_usize..20_000) {
            let (from, to) = part(first, visible, count);
            prop_assert!(from <= to && to <= count);
            let top = first.min(count.saturating_sub(visible));
            prop_assert!(from <= top && to >= top.saturating_add(visible).min(count));
            prop_assert!(to.saturating_sub(from) <= visible.saturating_add(OVER).saturating_add(OVER));
        }
    }
}
