//! Planning the day.

use crate::harness::{World, position, run};

#[test]
fn planning_the_day_takes_two_taps_and_one_for_each_address() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("Senere i dag").await;
        phone.count();
        phone.tap("button", "Planlæg dagen").await;
        phone.wait_url("/plan").await;
        // What was promised lies fast.
        phone.see("Ligger fast").await;
        phone.see("Snejpevej 14").await;
        let offered: Vec<String> = phone
            .js("new Promise(r => { const t = setInterval(() => { const n = [...document.querySelectorAll('.gv-row.tick b')].map(b => b.innerText); if (n.length > 1) { clearInterval(t); r(n); } }, 20); })")
            .await;
        let (first, second) = (offered[0].as_str(), offered[1].as_str());
        phone.tap("checkbox", first).await;
        phone.tap("checkbox", second).await;
        phone.see("2 adresser lagt ind").await;
        phone.tap("button", "Brug planen").await;
        phone.counted(4);
        phone.wait_url("/").await;
        phone.see("Planen er gemt").await;
        phone.see(first).await;
        phone.see(second).await;
        // Undo takes all of it back, and the ticks are there again.
        phone.tap("button", "Fortryd").await;
        phone.wait_url("/plan").await;
        phone.see("2 adresser lagt ind").await;
        phone.see_checked("checkbox", first, true).await;
        phone.end().await;
    });
}

#[test]
fn the_order_is_set_by_buttons_and_the_promise_of_the_day_is_not_moved() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/plan").await;
        let offered: Vec<String> = phone
            .js("new Promise(r => { const t = setInterval(() => { const n = [...document.querySelectorAll('.gv-row.tick b')].map(b => b.innerText); if (n.length > 1) { clearInterval(t); r(n); } }, 20); })")
            .await;
        let (first, second) = (offered[0].as_str(), offered[1].as_str());
        phone.tap("checkbox", first).await;
        phone.tap("checkbox", second).await;
        let order = "[...document.querySelectorAll('[id^=up-]')].map(b => b.ariaLabel)";
        phone
            .until("two rows", &format!("{order}.length === 2"))
            .await;
        let before: Vec<String> = phone.js(order).await;
        phone.tap("button", before[1].as_str()).await;
        let turned = format!(
            "(now => now[0] === {:?} && now[1] === {:?})({order})",
            before[1], before[0]
        );
        phone.until("the other order", &turned).await;
        // It is kept tap by tap.
        phone.reload().await;
        phone.until("the order after a reload", &turned).await;
        phone.tap("button", "Brug planen").await;
        phone.wait_url("/").await;
        phone.see("13.00 Snejpevej 14").await;
        phone.end().await;
    });
}

#[test]
fn nothing_ticked_is_said_in_words() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/plan").await;
        phone.tap("button", "Brug planen").await;
        phone.see("Sæt kryds ved en adresse først.").await;
        phone.end().await;
    });
}

#[test]
fn from_where_she_stands_the_near_ones_come_nearest_first_with_their_distance() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let vibevej = position("Vibevej 9");
        phone.permit("geolocation").await;
        phone.stand_at(vibevej, 8.0).await;
        phone.go("/plan").await;
        phone.see("Ikke set længe").await;
        phone.tap("button", "Fra hvor jeg står").await;
        phone.see("Regnet fra hvor du står.").await;
        phone.see("Tæt på dig").await;
        let far: Vec<String> = phone
            .js("[...document.querySelectorAll('.gv-row.tick > small')].map(s => s.innerText)")
            .await;
        assert!(
            far.len() > 5 && far.iter().all(|f| f.starts_with("ca. ")),
            "{far:?}"
        );
        phone.end().await;
    });
}
