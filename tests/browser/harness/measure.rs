//! Looking at a screen as a checker does: axe-core, and a ruler of our own for what axe-core does not measure.

use super::{Phone, World};
use grusvej::ui::settings::{Size, Theme};
use grusvej::ui::text::Lang;
use serde_json::Value;
use std::time::Instant;

const AXE: &str = include_str!("../../vendor/axe.min.js");
const RULER: &str = include_str!("measure.js");

/// Every rule of axe-core but its experiments, and the size of targets, which it leaves off by itself.
const RUN: &str = r"axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  .then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary.split('\n').slice(1).join(';').trim()}`)))";

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Sun];
const SIZES: [Size; 2] = [Size::Normal, Size::Double];

/// Waits until the page shows what was set.
async fn shown(phone: &Phone, theme: Theme, lang: Lang, size: Size) {
    let scheme = if theme == Theme::Dark {
        "dark"
    } else {
        "light"
    };
    let sun = theme == Theme::Sun;
    let scale = if size == Size::Double { "200%" } else { "100%" };
    let script = format!(
        "(h => h.lang === '{}' && h.dataset.colorScheme === '{scheme}' && (h.dataset.theme === 'sol') === {sun} && h.style.fontSize === '{scale}')(document.documentElement)",
        lang.code()
    );
    phone.until("the settings on the page", &script).await;
    let frames =
        "new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(null))))";
    phone.js::<Value>(frames).await;
}

/// Looks at the screen as it stands in three themes, three languages and two sizes, switched in place in this one
/// session, and at 320 pixels too. Answers all complaints, each with where it was.
pub async fn look(world: &World, phone: &Phone, screen: &str) -> Vec<String> {
    let begun = Instant::now();
    let mut complaints = Vec::new();
    // The script may be there from the screen before: the app goes from screen to screen within one page.
    if !phone.js::<bool>("!!window.axe").await {
        phone.js::<Value>(&format!("{AXE}; null")).await;
    }
    let (mut runs, mut first) = (0, None);
    for lang in Lang::ALL {
        for size in SIZES {
            for theme in THEMES {
                world
                    .desk
                    .change_settings(|s| (s.lang, s.theme, s.size) = (lang, theme, size));
                shown(phone, theme, lang, size).await;
                let at = format!("{screen}, {}, {theme:?}, {size:?}", lang.code());
                let found: Vec<String> = phone.js(RUN).await;
                complaints.extend(found.iter().map(|c| format!("{at}: {c}")));
                runs += 1;
                first.get_or_insert_with(|| begun.elapsed());
            }
            for width in [390, 320] {
                phone.size(width, 844).await;
                let at = format!("{screen}, {}, {size:?}, {width} px", lang.code());
                let found: Vec<String> = phone.js(&format!("{RULER}(48)")).await;
                complaints.extend(found.iter().map(|c| format!("{at}: {c}")));
            }
            phone.size(390, 844).await;
        }
    }
    world
        .desk
        .change_settings(|s| (s.lang, s.theme, s.size) = (Lang::Da, Theme::Light, Size::Normal));
    shown(phone, Theme::Light, Lang::Da, Size::Normal).await;
    println!("{screen}: {runs} looks in {:?}", begun.elapsed());
    complaints
}

/// Counts the colours of a picture, up to 1000.
pub async fn colours(phone: &Phone, png: &[u8]) -> usize {
    let script = format!(
        "(async () => {{
           const bytes = Uint8Array.from(atob('{}'), c => c.charCodeAt(0));
           const picture = await createImageBitmap(new Blob([bytes], {{ type: 'image/png' }}));
           const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext('2d');
           pen.drawImage(picture, 0, 0);
           const all = new Uint32Array(pen.getImageData(0, 0, picture.width, picture.height).data.buffer), seen = new Set();
           for (const c of all) {{ seen.add(c); if (seen.size >= 1000) break; }}
           return seen.size;
         }})()",
        base64(png)
    );
    phone.js(&script).await
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            if i <= chunk.len() {
                out.push(DIGITS[(n >> (18 - 6 * i) & 63) as usize] as char);
            } else {
                out.push('=');
            }
        }
    }
    out
}
