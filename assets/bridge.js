// window.grus: the little that must be JavaScript. Rust calls it by eval and always hands over JSON; it answers with
// return values or, for what happens by itself, with objects { kind: "…" } through a `send` that Rust gave it.
// Plain and inline in the page: a linked file would not load in the webview, whose asset handler starts later.
window.grus = (() => {
  const html = document.documentElement, live = new Map();
  const prefers = q => matchMedia(q);
  const more = prefers('(prefers-contrast: more)'), dark = prefers('(prefers-color-scheme: dark)');
  let busy = 0;     // own pickers and permission dialogs now open; they hide the page, yet nobody left
  let away = null;  // null = in sight, else { own, at }: how and when it was hidden
  let veil = null, focused = null, opener = null, sheet = null;

  // ---- listeners that Rust starts and stops; dropping a Rust eval does not stop its JavaScript, so `off` must
  const off = name => { live.get(name)?.(); live.delete(name); };
  const on = (name, send, start) => { off(name); live.set(name, start(send)); };

  // ---- the cover: opaque, at once, before Rust or the network of the webview has heard of anything
  const cover = on => {
    const main = document.getElementById('main');
    if (on && !veil) {
      focused = document.activeElement;
      veil = Object.assign(document.createElement('div'), { id: 'cover', className: 'gv-cover', textContent: 'Noter' });
      document.body.append(veil);
      if (main) main.inert = true;  // neither keyboard nor screen reader reaches what lies below
    } else if (!on && veil) {
      veil.remove(); veil = null;
      if (main) main.inert = false;
      if (focused?.isConnected) focused.focus({ preventScroll: true });  // inert took it away
      focused = null;
    }
  };

  const life = send => {
    const stop = new AbortController(), hear = (on, what, f) => on.addEventListener(what, f, { signal: stop.signal });
    const hidden = own => {
      if (away && (own || !away.own)) return;  // said already; only a screen turned off says more than "own picker"
      away = { own, at: away?.at ?? Date.now() };
      if (!own) cover(true);
      send({ kind: 'Hidden', own });
    };
    // how long, by the wall clock: a phone that froze the app at once let Rust hear of the hiding only now
    const shown = () => { if (away) { send({ kind: 'Shown', own: away.own, ms: Date.now() - away.at }); away = null; } };
    hear(document, 'visibilitychange', () => document.visibilityState === 'hidden' ? hidden(busy > 0) : shown());
    hear(window, 'pagehide', () => hidden(busy > 0));
    hear(window, 'pageshow', () => { if (document.visibilityState === 'visible') shown(); });
    hear(window, 'screenoff', () => { hidden(false); send({ kind: 'ScreenOff' }); });  // from the activity; no picker counts then
    hear(window, 'online', () => send({ kind: 'Online' }));
    hear(window, 'offline', () => send({ kind: 'Offline' }));
    hear(window, 'app-back', () => send({ kind: 'Back' }));
    return () => stop.abort();
  };

  // ---- position, once. Only the first question can open a permission dialog; a later fix may take long, and whoever
  // leaves meanwhile has really left
  let asked = false;
  const where = async ms => {
    if (!navigator.geolocation) return { kind: 'NoFix', code: 0 };
    const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
    let mine = !asked && permission?.state !== 'granted' ? 1 : 0;
    const answered = () => { busy -= mine; mine = 0; };
    asked = true; busy += mine;
    permission?.addEventListener('change', answered, { once: true });
    const late = new Promise(r => setTimeout(r, ms + 30000, { kind: 'NoFix', code: 3 }));  // the dialog was never answered
    const fix = new Promise(r => navigator.geolocation.getCurrentPosition(
      p => r({ kind: 'Fix', lat: p.coords.latitude, lon: p.coords.longitude, acc: p.coords.accuracy }),
      e => r({ kind: 'NoFix', code: e.code }), { enableHighAccuracy: true, timeout: ms, maximumAge: 10000 }));
    return Promise.race([fix, late]).finally(answered);
  };

  // ---- files. The input lives outside #main and keeps its click to itself: Dioxus listens on the window and would
  // take the click as its own
  const aside = (tag, props) => {
    const e = Object.assign(document.createElement(tag), props);
    e.style.cssText = 'position:fixed;inset-block-end:0;inline-size:1px;block-size:1px;opacity:0';
    e.tabIndex = -1; e.ariaHidden = 'true';
    e.addEventListener('click', c => c.stopPropagation());
    document.body.append(e);
    return e;
  };
  const base64 = file => new Promise((ok, no) => {
    const r = new FileReader();
    r.onload = () => ok(r.result.slice(r.result.indexOf(',') + 1));
    r.onerror = () => no(r.error);
    r.readAsDataURL(file);
  });
  // null = nothing chosen
  const choose = async accept => {
    const input = aside('input', { type: 'file', accept }), stop = new AbortController();
    busy += 1;
    try {
      return await new Promise(done => {
        const hear = (on, what, f) => on.addEventListener(what, f, { signal: stop.signal });
        hear(input, 'change', () => done(input.files[0] ?? null));
        hear(input, 'cancel', () => done(null));
        // engines without `cancel`: who touches the page again has closed the picker (a change would come first)
        hear(window, 'pointerdown', () => setTimeout(done, 1000, null));
        input.click();
      });
    } finally { stop.abort(); busy -= 1; input.remove(); }
  };
  // rejects when the file cannot be read, so that the screen can say so
  const pick = async accept => { const f = await choose(accept); return f && { name: f.name, b64: await base64(f) }; };
  // one too big to come whole stays with the page, and Rust asks for it piece by piece; the last one picked counts
  let big = { id: 0 };
  const pickBig = async accept => {
    const file = await choose(accept);
    if (file) big = { id: big.id + 1, file };
    return file && { id: big.id, name: file.name, size: file.size };
  };
  const slice = (id, from, to) => id === big.id && big.file ? base64(big.file.slice(from, to)) : Promise.reject(id);
  const drop = id => { if (id === big.id) big = { id }; };
  const save = (name, b64, type) => {
    const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(b64), c => c.charCodeAt(0))], { type }));
    const a = aside('a', { href: url, download: name });
    a.click(); a.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);  // the download reads it after the click returned
  };

  // ---- language, look and title of the page: { lang, scheme, theme, size, scale (percent), title }, each optional
  const contrast = () => {
    const scheme = html.dataset.colorScheme, isDark = scheme === 'dark' || scheme === 'auto' && dark.matches;
    html.toggleAttribute('data-dark', isDark);
    html.toggleAttribute('data-contrast', more.matches && !isDark);
  };
  const say = ({ lang, scheme, theme, size, scale, title }) => {
    const set = (name, value) => value ? html.setAttribute(name, value) : html.removeAttribute(name);
    if (lang) html.lang = lang;
    if (scheme) html.dataset.colorScheme = scheme;
    if (theme !== undefined) set('data-theme', theme);
    if (theme === 'sol') html.dataset.colorScheme = 'light';  // Sol is black on white, whatever the system says
    if (size) html.dataset.size = size;
    if (scale) html.style.fontSize = `${Math.min(200, Math.max(100, scale))}%`;
    if (title) document.title = title;
    contrast();
  };
  for (const m of [more, dark]) m.addEventListener('change', contrast);
  contrast();

  // ---- focus. A sheet is a route: it comes and goes with the tree, so the tree is watched
  const inside = () => [...sheet.querySelectorAll('a[href],button,input,select,textarea,[tabindex]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length);
  const watch = () => {
    const now = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? null;
    if (now === sheet) return;
    if (now && !sheet) opener = document.activeElement;
    sheet = now;
    if (now) (now.querySelector('[autofocus],h1[tabindex],h2[tabindex]') ?? inside()[0])?.focus({ preventScroll: true });
    else { if (opener?.isConnected) opener.focus({ preventScroll: true }); opener = null; }
  };
  new MutationObserver(watch).observe(html, { childList: true, subtree: true });
  addEventListener('keydown', e => {
    if (!sheet || veil) return;
    if (e.key === 'Escape') { e.preventDefault(); sheet.querySelector('[data-close]')?.click(); }
    if (e.key !== 'Tab') return;
    const list = inside(), at = list.indexOf(document.activeElement), end = e.shiftKey ? 0 : list.length - 1;
    if (at === end || !sheet.contains(document.activeElement) || (at < 0 && e.shiftKey)) {
      e.preventDefault();
      list.at(e.shiftKey ? -1 : 0)?.focus();
    }
  }, true);

  // The field with focus may lie under the save bar, which sticks above the scroll when the text is big or the keyboard
  // is open (WCAG 2.4.11)
  const clear = () => {
    const e = document.activeElement, screen = e?.closest('.gv-sheet,.gv-screen');
    const bar = screen?.querySelector('.gv-close,.gv-bar,.gv-nav');
    if (!bar || bar.contains(e)) return;
    const under = e.getBoundingClientRect().bottom + 8 - bar.getBoundingClientRect().top;
    if (under <= 0) return;
    let box = e.parentElement;
    while (box && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement;
    box?.scrollBy({ top: under, behavior: 'instant' });
  };
  addEventListener('focusin', e => {
    // the last radio of a group is not the last stop of Tab, so the trap above can be passed: come back
    if (sheet && !veil && !sheet.contains(e.target)) inside()[0]?.focus();
    requestAnimationFrame(clear);
  });
  window.visualViewport?.addEventListener('resize', () => requestAnimationFrame(clear));

  // ---- the map: a megabyte of script in files of its own (named by the page), fetched once, when it is first shown
  const scripts = new Map(), told = [];  // commands that came before the map could hear them
  const script = url => scripts.get(url) ?? scripts.set(url, new Promise((done, no) => document.head.append(
    Object.assign(document.createElement('script'), { src: url, onload: done, onerror: () => { scripts.delete(url); no(); } })))).get(url);
  const mapDo = command => { if (told.on) window.grusMap.do(command); else told.push(command); };
  const map = send => {
    let end = () => { end = null; };
    const place = document.getElementById('map'), urls = document.querySelector('meta[name=map-scripts]').content.split(' ');
    urls.reduce((before, url) => before.then(() => script(url)), Promise.resolve()).then(() => {
      if (!end) return;  // left while it was still loading
      end = window.grusMap.start(place, send);
      told.on = true;
      told.splice(0).forEach(mapDo);
    }).catch(() => send({ kind: 'Broken', why: 'script' }));
    return () => { end(); told.on = false; told.length = 0; };
  };

  return { on, off, life, map, mapDo, where, pick, pickBig, slice, drop, save, say, cover, uncover: () => cover(false), get busy() { return busy; } };
})();
