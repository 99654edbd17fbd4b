// The map of the screen "Kort": starts MapLibre on an element, does what Rust says (`grusMap.do`), and tells Rust what
// happened (`send`). It loads nothing but tiles of this page's own origin.
(() => {
  const grusMap = window.grusMap ??= {};
  const EASE = 150, NEAR = 24, ROAD = 60;  // ms; px round a tap that still count; px round the middle in which a road is named
  const METRE = 78271.517;                 // of one px at zoom 0 on the equator
  const origin = () => location.origin && location.origin !== 'null' ? location.origin : `${location.protocol}//${location.host}`;

  let now = null;  // the running map: { view, … }, see start()

  // ---- what Rust says

  const commands = {
    Open({ files, centre, zoom, label }) {
      const m = now;
      m.files = files;
      if (!m.view) { m.create(centre, zoom, label); return; }
      if (label) m.view.getCanvas().setAttribute('aria-label', label);
      for (const id of m.view.getLayersOrder()) if (id.includes('~')) m.view.removeLayer(id);
      for (const id of m.tiles) m.view.removeSource(id);
      m.tiles = [];
      for (const [id, source] of Object.entries(tileSources(files))) { m.view.addSource(id, source); m.tiles.push(id); }
      for (const layer of grusMap.ground(m.look, m.tiles)) if (layer.id.includes('~')) m.view.addLayer(layer, 'end');
      m.set('extent', extent(files));
      m.drawnNext();
      if (centre) m.view.jumpTo({ center: centre, ...(zoom && { zoom }) });
    },
    Marks({ all }) { now.marks = new Map(all.map(mark => [mark[0], mark])); now.drawMarks(); },
    Mark({ set = [], gone = [] }) {
      for (const n of gone) now.marks.delete(n);
      for (const mark of set) now.marks.set(mark[0], mark);
      now.drawMarks();
    },
    Circles({ all }) { now.circles = new Map(all.map(circle => [circle[0], circle])); now.drawCircles(); },
    Select({ n }) { now.chosen = n; now.drawChosen(); },
    Me({ at, accuracy_m }) { now.set('me', grusMap.meData(at, accuracy_m ?? 0)); },
    Go({ centre, zoom }) {
      const { view } = now, to = { center: centre, ...(zoom && { zoom }) }, box = view.getContainer();
      const { x, y } = view.project(centre), far = Math.max(box.clientWidth, box.clientHeight) * 1.5;
      if (Math.hypot(x - box.clientWidth / 2, y - box.clientHeight / 2) > far) view.jumpTo(to);
      else view.easeTo({ ...to, duration: EASE });
    },
    Zoom({ by }) { const { view } = now; view.easeTo({ zoom: Math.round(view.getZoom() + by), duration: EASE }); },
    Cross(cross) { now.cross = cross.on ? cross : null; now.drawCross(); },
    Cover({ all }) {
      now.set('cover', all ? grusMap.coverData(all) : grusMap.none);
      if (now.cover !== !!all) { now.cover = !!all; now.repaint(); }
    },
    Away() { now.stop(); },
  };

  /** Does one command; until the map can, it is kept. */
  grusMap.do = command => {
    if (!now) return;
    if (now.ready || (command.kind === 'Open' && !now.view && now.lettered) || command.kind === 'Away') commands[command.kind]?.(command);
    else now.waiting.push(command);
  };

  // ---- sources

  const tileSources = files => Object.fromEntries(files.map(({ id, bounds, min_zoom, max_zoom }, at) => [`tiles-${at}`, {
    type: 'vector', tiles: [`${origin()}/tiles/${encodeURIComponent(id)}/{z}/{x}/{y}`], minzoom: min_zoom, maxzoom: max_zoom, bounds,
  }]));
  const extent = files => ({ type: 'FeatureCollection', features: files.map(({ bounds: [w, s, e, n] }) =>
    ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] } })) });

  // ---- what the finger meets

  /** Middle of a mark's picture on the screen: close by, marks of one point stand round it; a drop stands on its tip. */
  const middle = (view, { geometry: { coordinates }, properties: { slot = 0, kind } }) => {
    const { x, y } = view.project(coordinates), [dx, dy] = grusMap.SLOTS[slot];
    return { x: x + dx, y: y + dy - (kind === 'H' ? 19 : 0) };
  };
  const metresPerPx = (view, lat) => METRE * Math.cos(lat * Math.PI / 180) / 2 ** view.getZoom();

  const tap = async (m, at) => {
    const { view } = m, box = [[at.x - NEAR, at.y - NEAR], [at.x + NEAR, at.y + NEAR]];
    const away = feature => { const p = middle(view, feature); return Math.hypot(p.x - at.x, p.y - at.y); };
    const [hit] = view.queryRenderedFeatures(box, { layers: ['marks', 'clusters', 'cover'] })
      .map(feature => [away(feature), feature]).sort((a, b) => a[0] - b[0])[0]?.slice(1) ?? [];
    if (hit?.properties.cluster) {
      const zoom = await view.getSource('marks').getClusterExpansionZoom(hit.properties.cluster_id);
      if (now === m) view.easeTo({ center: hit.geometry.coordinates, zoom: Math.max(zoom + .3, view.getZoom() + 1), duration: EASE });
      return;
    }
    if (hit) { m.send({ kind: 'Tapped', n: hit.properties.n }); return; }
    const ids = new Set(view.queryRenderedFeatures(box, { layers: ['disc-been', 'disc-to_go', 'disc-overdue'] }).map(f => f.properties.n));
    // within several: the one whose edge is nearest from outside, then the smallest
    const [circle] = [...ids].map(n => m.circles.get(n)).filter(Boolean).map(([n, lon, lat, metres]) => {
      const { x, y } = view.project([lon, lat]), outside = Math.hypot(x - at.x, y - at.y) - metres / metresPerPx(view, lat);
      return { n, metres, outside: Math.max(0, outside) };
    }).sort((a, b) => a.outside - b.outside || a.metres - b.metres);
    m.send({ kind: 'Tapped', n: circle?.n ?? null });
  };

  /** Name of the road nearest to the middle, or null. Asked of the tiles, not of what is drawn: a label may be elsewhere. */
  const road = m => {
    const { view } = m, { lng, lat } = view.getCenter(), perPx = metresPerPx(view, lat);
    if (view.getZoom() < 13) return null;
    const high = 111195, wide = high * Math.cos(lat * Math.PI / 180);
    let best = ROAD * perPx, name = null;
    for (const source of m.tiles) for (const { geometry, properties } of view.querySourceFeatures(source, { sourceLayer: 'transportation_name' })) {
      const called = properties['name:latin'] ?? properties.name;
      const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
      if (called) for (const points of lines) for (let i = 1; i < points.length; i++) {
        const [ax, ay] = [(points[i - 1][0] - lng) * wide, (points[i - 1][1] - lat) * high];
        const [bx, by] = [(points[i][0] - lng) * wide - ax, (points[i][1] - lat) * high - ay];
        const t = Math.min(1, Math.max(0, -(ax * bx + ay * by) / (bx * bx + by * by || 1)));
        const d = Math.hypot(ax + t * bx, ay + t * by);
        if (d < best) { best = d; name = called; }
      }
    }
    return name;
  };

  // ---- the running map

  const webgl = () => { try { const c = document.createElement('canvas'); return !!(c.getContext('webgl2') ?? c.getContext('webgl')); } catch { return false; } };

  /** A map on this element. What happens is said through `send`; the returned function ends it and leaves nothing. */
  grusMap.start = (element, send) => {
    now?.stop();
    if (!webgl()) { send({ kind: 'NoGl' }); return () => {}; }
    const started = performance.now(), ended = new AbortController(), hear = { signal: ended.signal };
    const m = now = {
      view: null, ready: false, lettered: false, waiting: [], send, files: [], tiles: [], marks: new Map(), circles: new Map(), broken: new Map(),
      chosen: null, cross: null, cover: false, look: grusMap.look(),
      set: (source, data) => m.view.getSource(source).setData(data),
      drawMarks() { m.features = grusMap.markData(m.marks, m.circles); m.set('marks', m.features); m.drawChosen(); },
      drawCircles() { for (const [source, data] of Object.entries(grusMap.circleData(m.circles))) m.set(source, data); m.drawMarks(); },
      drawChosen() {
        const feature = m.chosen !== null && m.features?.features.find(({ properties: { n } }) => n === m.chosen);
        m.set('chosen', m.chosen === null ? grusMap.none : grusMap.chosenData(feature, m.circles.get(m.chosen)));
      },
    };
    // said once for each kind of trouble: a file of bad tiles would say it for each of them
    const broken = (why, error) => {
      if (!m.broken.has(why)) send({ kind: 'Broken', why });
      m.broken.set(why, String(error?.message ?? why));
    };

    const style = () => ({ version: 8, sources: { ...grusMap.sources(), ...tileSources(m.files) }, layers: [...grusMap.ground(m.look, m.tiles), ...grusMap.layers(m.look, m.cover)] });
    m.create = (centre, zoom, label) => {
      m.tiles = Object.keys(tileSources(m.files));
      const options = {
        container: element, style: style(), center: centre, zoom, minZoom: 5, maxZoom: 20, maxPitch: 0, renderWorldCopies: false,
        dragRotate: false, touchPitch: false, pitchWithRotate: false, boxZoom: false, keyboard: false, rollEnabled: false,
        attributionControl: false, maplibreLogo: false, fadeDuration: 0, refreshExpiredTiles: false, crossSourceCollisions: true,
        locale: { 'Map.Title': label ?? '' },
        transformRequest: url => { if (!url.startsWith(`${origin()}/tiles/`)) throw new Error('not of this page'); return { url }; },
      };
      try { m.view = new maplibregl.Map(options); } catch { send({ kind: 'NoGl' }); m.stop(); return; }
      const { view } = m, canvas = view.getCanvas();
      element.append(cross);
      canvas.setAttribute('role', 'application');
      view.touchZoomRotate.disableRotation();
      // the library moves for 300 ms after a double tap; here nothing moves longer than EASE but the map that a finger threw
      const ease = view.easeTo.bind(view);
      view.easeTo = (to, data) => ease(to.noMoveStart ? to : { ...to, duration: Math.min(to.duration ?? EASE, EASE) }, data);
      view.on('style.load', () => {
        const ratio = m.ratio ??= Math.min(3, Math.max(1, Math.ceil(devicePixelRatio)));
        for (const [id, data] of grusMap.pictures(m.look, ratio)) {
          if (view.hasImage(id)) view.updateImage(id, data); else view.addImage(id, data, { pixelRatio: ratio });
        }
        m.ready = true;
        m.set('extent', extent(m.files));
        m.drawnNext();
        for (const command of m.waiting.splice(0)) grusMap.do(command);
      });
      view.on('click', ({ point }) => m.ready && tap(m, point).catch(error => broken('tap', error)));
      view.on('move', () => m.drawCross());
      view.on('moveend', moved);
      view.on('error', ({ error, sourceId }) => { if (error?.status !== 404) broken(sourceId ? 'tile' : 'style', error); });
      canvas.addEventListener('keydown', keys, hear);
      let lost = 0;
      // without its context the map holds nothing; with a new one it restores all and says style.load again
      canvas.addEventListener('webglcontextlost', () => { m.ready = false; lost = setTimeout(() => broken('context'), 5000); }, hear);
      canvas.addEventListener('webglcontextrestored', () => clearTimeout(lost), hear);
      ended.signal.addEventListener('abort', () => clearTimeout(lost));
    };
    m.drawnNext = () => {
      if (m.files.length && !m.drawn) m.view.once('idle', () => { m.drawn = performance.now() - started; send({ kind: 'Drawn', ms: Math.round(m.drawn) }); moved(); });
    };

    // after a move the tiles of the new place may still come, and with them the name of the road: wait a little
    let telling = 0;
    const moved = () => {
      clearTimeout(telling);
      const tell = () => {
        if (now !== m || !m.ready || m.view.isMoving()) return;
        clearTimeout(telling);
        m.view.off('idle', tell);
        const { lng, lat } = m.view.getCenter(), b = m.view.getBounds();
        send({ kind: 'Moved', lon: lng, lat, zoom: m.view.getZoom(), west: b.getWest(), south: b.getSouth(), east: b.getEast(), north: b.getNorth(), road: road(m) });
      };
      m.view.once('idle', tell);
      telling = setTimeout(tell, 400);
    };

    const keys = event => {
      const by = { ArrowLeft: [-100, 0], ArrowRight: [100, 0], ArrowUp: [0, -100], ArrowDown: [0, 100] }[event.key];
      const zoom = { '+': 1, '=': 1, '-': -1, _: -1 }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey || !(by || zoom)) return;
      event.preventDefault();
      if (by) m.view.panBy(by, { duration: EASE }); else commands.Zoom({ by: zoom });
    };

    // ---- the cross-hair in the middle, and the circle that is to come around it
    const cross = document.createElement('div');
    cross.className = 'gv-cross';
    cross.hidden = true;
    m.drawCross = () => {
      cross.hidden = !m.cross;
      if (!m.cross) return;
      const px = m.cross.radius_m / metresPerPx(m.view, m.view.getCenter().lat);
      cross.dataset.state = m.cross.state ?? '';
      cross.style.setProperty('--gv-cross', `${2 * px}px`);
    };

    // ---- big text: the screen is one scroll, and what moves up and down on the map moves the screen
    let from = null, yields = false;
    const scrolls = () => getComputedStyle(element).touchAction === 'pan-y';
    element.addEventListener('wheel', e => { if (!e.ctrlKey && scrolls()) e.stopPropagation(); }, { capture: true, ...hear });
    element.addEventListener('touchstart', e => { from = e.touches.length === 1 && scrolls() ? e.touches[0] : null; yields = false; }, { capture: true, passive: true, ...hear });
    element.addEventListener('touchmove', e => {
      if (from) {
        const [x, y] = [e.touches[0].clientX - from.clientX, e.touches[0].clientY - from.clientY];
        yields = Math.abs(y) > Math.abs(x);
        from = null;
      }
      if (yields) e.stopPropagation();
    }, { capture: true, passive: true, ...hear });

    // ---- looks, as they change
    m.repaint = () => {
      if (!m.ready) return;
      m.look = grusMap.look();
      for (const [id, data] of grusMap.pictures(m.look, m.ratio)) m.view.updateImage(id, data);
      grusMap.repaint(m.view, style().layers);
    };
    let soon = 0;
    const changed = () => { cancelAnimationFrame(soon); soon = requestAnimationFrame(m.repaint); };
    const looks = new MutationObserver(changed);
    looks.observe(document.documentElement, { attributes: true });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, hear);

    m.stop = () => {
      if (now === m) now = null;
      ended.abort();
      looks.disconnect();
      cancelAnimationFrame(soon);
      clearTimeout(telling);
      m.view?.remove();
      cross.remove();
    };

    // letters are drawn from the page's own typeface; without it the first ones would be another's for good
    const faces = [m.look.colour.font, m.look.colour.fontbold, 'Inter'].map(face => document.fonts.load(`16px "${face}"`, 'Æø1'));
    Promise.allSettled(faces).then(() => {
      if (now !== m) return;
      m.lettered = true;
      send({ kind: 'Ready' });
      const open = m.waiting.findIndex(({ kind }) => kind === 'Open');
      if (open >= 0) grusMap.do(...m.waiting.splice(open, 1));
    });
    return m.stop;
  };

  /** For tests: what stands on the map. */
  grusMap.see = () => {
    const m = now;
    if (!m?.ready) return { loaded: false, layers: {}, marks: 0, circles: 0, theme: null, zoom: null, broken: [...m?.broken.values() ?? []] };
    const layers = {};
    for (const { layer } of m.view.queryRenderedFeatures()) { const name = layer.id.split('~')[0]; layers[name] = (layers[name] ?? 0) + 1; }
    return { loaded: m.view.loaded(), layers, marks: m.marks.size, circles: m.circles.size, theme: m.look.name, zoom: m.view.getZoom(), broken: [...m.broken.values()] };
  };
  /** Longitude, latitude and road of the middle as it is now, or null: what `Moved` said may be of before the last move. */
  grusMap.middle = () => {
    if (!now?.ready) return null;
    const { lng, lat } = now.view.getCenter();
    return [lng, lat, road(now)];
  };

  /** For tests: how many marks of each letter it was told. */
  grusMap.letters = () => {
    const count = {};
    for (const [, , , letter] of now?.marks?.values() ?? []) count[letter] = (count[letter] ?? 0) + 1;
    return count;
  };
  /** For tests: the circles it was told. */
  grusMap.circles = () => [...now?.circles?.values() ?? []];
})();
