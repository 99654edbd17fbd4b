// What the journal puts on the map: marks of places, clusters of them, circles, coverage, where one stands. Each is told
// apart by colour and shape and letter; the shapes are those of src/ui/parts/mark.rs.
(() => {
  const grusMap = window.grusMap ??= {};

  // ---- pictures, drawn to canvas in the colours of the look

  // letter, shape in a box of 36, baseline of the letter; the most urgent first
  const SHAPES = {
    F: ['M18 2L35.5 33H.5Z', 29.5],
    H: ['M18 35.5C10.5 28 4 22.5 4 15A14 14 0 0 1 32 15C32 22.5 25.5 28 18 35.5Z', 21],
    S: ['M4 4H24L32 12V32H4Z', 24.5],
    N: ['M18 .5L35.5 18L18 35.5L.5 18Z', 24],
    V: ['M3 18A15 15 0 0 1 33 18A15 15 0 0 1 3 18Z', 24],
    '': ['M10 18A8 8 0 0 1 26 18A8 8 0 0 1 10 18Z', 24],
  };
  const URGENT = Object.keys(SHAPES);
  const EDGE = 6;  // room round the box for halo and warning sign; the same on all sides, so that the anchor stays put

  const picture = (side, ratio, draw) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.round(side * ratio);
    const g = canvas.getContext('2d', { willReadFrequently: true });
    g.scale(canvas.width / side, canvas.height / side);
    g.lineJoin = g.lineCap = 'round';
    g.textAlign = 'center';
    draw(g);
    return g.getImageData(0, 0, canvas.width, canvas.height);
  };
  const outlined = (g, path, fill, stroke, width) => {
    g.lineWidth = width;
    g.strokeStyle = stroke;
    g.stroke(path);
    if (fill) { g.fillStyle = fill; g.fill(path); }
  };
  const shape = (g, look, kind) => {
    const [path, baseline] = SHAPES[kind], d = new Path2D(path), colour = look.role[kind];
    if (!kind) { outlined(g, d, look.ground, look.ground, 7); outlined(g, d, null, colour, 3); return; }
    outlined(g, d, colour, look.ground, 4);
    g.font = '750 17px Inter, system-ui, sans-serif';
    g.fillStyle = look.ground;
    g.fillText(kind, 18, baseline);
  };
  const sign = (g, look, x, y) => {
    g.save();
    g.translate(x, y);
    outlined(g, new Path2D('M9 1.5L17 16H1Z'), look.colour.warning, look.ground, 5);
    outlined(g, new Path2D('M9 1.5L17 16H1Z'), look.colour.warning, '#000', 1.6);
    g.fillStyle = '#000';
    g.fillRect(8.1, 6, 1.8, 5.2);
    g.fillRect(8.1, 12.4, 1.8, 1.8);
    g.restore();
  };
  const mark = (look, kind, safety) => g => {
    g.translate(EDGE, EDGE);
    shape(g, look, kind);
    if (safety) sign(g, look, kind ? 23 : 19, kind ? -5 : 0);
  };
  // a cluster: ring in the colour of its most urgent kind, and that kind's own shape small at its lower edge
  const badge = (look, kind, safety) => g => {
    const disc = new Path2D('M5 23A18 18 0 0 1 41 23A18 18 0 0 1 5 23Z');
    outlined(g, disc, look.ground, look.ground, 7);
    outlined(g, disc, null, look.role[kind], 3);
    if (kind) { g.save(); g.translate(28, 27); g.scale(.5, .5); shape(g, look, kind); g.restore(); }
    if (safety) sign(g, look, 29, 0);
  };
  const COVER = {
    fresh: look => g => {
      outlined(g, new Path2D('M4 12A8 8 0 0 1 20 12A8 8 0 0 1 4 12Z'), look.role.V, look.ground, 3);
      g.lineWidth = 2.2; g.strokeStyle = look.ground; g.stroke(new Path2D('M8 12.3L11 15.2L16 9.3'));
    },
    old: look => g => {
      const square = new Path2D('M4.5 4.5H19.5V19.5H4.5Z');
      outlined(g, square, look.ground, look.ground, 5);
      outlined(g, square, null, look.role.S, 2.4);
      g.fillStyle = look.role.S; g.fill(new Path2D('M4.5 12H19.5V19.5H4.5Z'));
    },
    never: look => g => {
      const disc = new Path2D('M4 12A8 8 0 0 1 20 12A8 8 0 0 1 4 12Z');
      outlined(g, disc, look.ground, look.ground, 5);
      outlined(g, disc, null, look.role.F, 2.4);
      g.stroke(new Path2D('M7.5 12H16.5'));
    },
  };
  const repeat = (look, colour, ...paths) => g => { g.lineWidth = 1.3; g.strokeStyle = colour; for (const p of paths) g.stroke(new Path2D(p)); };

  /** All pictures of a look: [id, ImageData]. Sizes do not depend on the look, so that one can replace another. */
  grusMap.pictures = (look, ratio) => [
    ...URGENT.flatMap(kind => [false, true].flatMap(safety => [
      [`m${kind}${safety ? '!' : ''}`, picture(36 + 2 * EDGE, ratio, mark(look, kind, safety))],
      [`c${kind}${safety ? '!' : ''}`, picture(46, ratio, badge(look, kind, safety))],
    ])),
    ...Object.entries(COVER).map(([age, draw]) => [age, picture(24, ratio, draw(look))]),
    ['chosen', picture(60, ratio, g => outlined(g, new Path2D('M5 30A25 25 0 0 1 55 30A25 25 0 0 1 5 30Z'), look.ground, look.ink, 3.5))],
    ['me', picture(32, ratio, g => {
      outlined(g, new Path2D('M7 16A9 9 0 0 1 25 16A9 9 0 0 1 7 16Z'), look.ground, look.ink, 2.5);
      g.fillStyle = look.ink; g.fill(new Path2D('M11 16A5 5 0 0 1 21 16A5 5 0 0 1 11 16Z'));
    })],
    ['dot', picture(10, ratio, g => outlined(g, new Path2D('M2.2 5A2.8 2.8 0 0 1 7.8 5A2.8 2.8 0 0 1 2.2 5Z'), look.colour.poi, look.colour.halo, 2.4))],
    ['marsh', picture(32, ratio, repeat(look, look.colour.marsh, 'M4 7H13', 'M18 15H28', 'M6 24H14', 'M21 29H27'))],
    ['trees', picture(40, ratio, repeat(look, look.colour.tree, 'M8 12A3.4 3.4 0 1 1 12 12ZM10 12V15', 'M27 22A3.4 3.4 0 1 1 31 22ZM29 22V25', 'M12 34A3.4 3.4 0 1 1 16 34ZM14 34V37'))],
  ];

  // ---- layers

  // places of one address (a block of flats) share one point: close by they stand round it, like seeds of a sunflower
  const SLOTS = Array.from({ length: 64 }, (_, n) => [n, n].map((_, axis) => Math.round(
    (n ? 21 * Math.sqrt(n + .6) : 0) * (axis ? Math.sin : Math.cos)(n * 2.4))));
  const slot = table => ['array', 'number', 2, ['at', ['get', 'slot'], ['literal', table]]];
  /** Where the picture of a mark is held: of a drop, so many px lower. */
  const held = lower => ['case', ['==', ['get', 'kind'], 'H'], slot(SLOTS.map(([x, y]) => [x, y + lower])), slot(SLOTS)];
  const size = scale => ['interpolate', ['linear'], ['zoom'], 11, .62 * scale, 14, .78 * scale, 16, .92 * scale, 17, scale];
  const symbols = (id, source, look, filter, layout, paint = {}) => ({
    id, type: 'symbol', source, filter,
    layout: { 'icon-allow-overlap': true, 'text-font': [look.colour.fontbold], ...layout },
    paint: { 'text-color': look.ink, 'text-halo-color': look.colour.halo, 'text-halo-width': 1.8, ...paint },
  });
  const NEAR = 13;  // zoom from which circles are drawn with all their corners
  const STATES = { been: 'V', to_go: 'H', overdue: 'F' };
  const alone = ['!', ['has', 'point_count']];

  /** Layers of the journal, above those of the ground. `cover`: coverage stands in the place of the marks. */
  grusMap.layers = (look, cover) => {
    const grown = 1 + (look.scale - 1) / 2, shown = on => ({ visibility: on ? 'visible' : 'none' });
    const byState = ['match', ['get', 'state'], ...Object.entries(STATES).slice(1).flatMap(([state, kind]) => [state, look.role[kind]]), look.role.V];
    // a drop stands on its tip; all else lies with its middle upon the place
    const drop = kind => ['match', ['get', kind], 'H', 'bottom', 'center'];
    return [
      // far out a circle is a few px: a disc of one corner, not of fifty, so that thousands move smoothly
      { id: 'far', type: 'circle', source: 'centres', maxzoom: NEAR, layout: shown(!cover), paint: {
        'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 0, ['get', 'px'], 24, ['*', ['get', 'px'], 2 ** 24]],
        'circle-color': byState, 'circle-opacity': Number(look.colour.tint), 'circle-stroke-color': byState, 'circle-stroke-width': look.heavy } },
      ...Object.entries(STATES).flatMap(([state, kind]) => {
        const of = { source: 'circles', minzoom: NEAR, filter: ['==', ['get', 'state'], state] }, heavy = look.heavy * (state === 'overdue' ? 1.5 : 1);
        return [
          { id: `disc-${state}`, type: 'fill', ...of, layout: shown(!cover), paint: { 'fill-color': look.role[kind], 'fill-opacity': Number(look.colour.tint), 'fill-antialias': false } },
          { id: `edge-${state}`, type: 'line', ...of, layout: shown(!cover), paint: { 'line-color': look.role[kind], 'line-width': ['interpolate', ['linear'], ['zoom'], NEAR, heavy, 16, 2.6 * heavy], ...(state === 'to_go' && { 'line-dasharray': [3, 2.2] }) } },
        ];
      }),
      { id: 'chosen-circle', type: 'line', source: 'chosen', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'line-color': look.ink, 'line-width': 4.5 } },
      { id: 'near-me', type: 'fill', source: 'me', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': look.ink, 'fill-opacity': .1, 'fill-outline-color': look.ink } },
      symbols('clusters', 'marks', look, ['has', 'point_count'], {
        ...shown(!cover), 'icon-size': grown,
        'icon-image': ['concat', 'c', ['at', ['get', 'urgent'], ['literal', URGENT]], ['case', ['>', ['get', 'safety'], 0], '!', '']],
        'text-field': ['case', ['<', ['get', 'point_count'], 1000], ['to-string', ['get', 'point_count']], ['concat', ['to-string', ['round', ['/', ['get', 'point_count'], 1000]]], 't']],
        'text-size': ['*', grown, ['case', ['<', ['get', 'point_count'], 100], 16, 13]], 'text-allow-overlap': true, 'text-ignore-placement': true,
        'symbol-sort-key': ['-', 6, ['get', 'urgent']],
      }, { 'text-halo-width': 0 }),
      symbols('marks', 'marks', look, alone, {
        ...shown(!cover), 'icon-size': size(grown), 'icon-image': ['get', 'icon'], 'icon-anchor': drop('kind'),
        'icon-offset': held(EDGE),
        'text-field': ['step', ['zoom'], '', 14.5, ['get', 'label']], 'text-size': 14 * grown, 'text-optional': true, 'text-anchor': 'top', 'text-padding': 1,
        'text-offset': ['case', ['==', ['get', 'kind'], 'H'], slot(SLOTS.map(([x, y]) => [x / 14, y / 14 + .7])), slot(SLOTS.map(([x, y]) => [x / 14, y / 14 + 1.2]))],
        'symbol-sort-key': ['-', 6, ['get', 'urgent']],
      }, { 'text-color': look.role.H }),
      symbols('cover', 'cover', look, true, { ...shown(cover), 'icon-image': ['get', 'age'], 'icon-ignore-placement': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 11, .3, 14, .55, 16, .9, 17, grown] }),
      symbols('me', 'me', look, ['==', ['geometry-type'], 'Point'], { 'icon-image': 'me', 'icon-ignore-placement': true }),
      symbols('chosen-ring', 'chosen', look, ['==', ['get', 'part'], 'ring'], { 'icon-image': 'chosen', 'icon-size': grown, 'icon-ignore-placement': true, 'icon-offset': held(-19) }),
      symbols('chosen-mark', 'chosen', look, ['==', ['get', 'part'], 'mark'], { 'icon-image': ['get', 'icon'], 'icon-size': grown, 'icon-ignore-placement': true, 'icon-anchor': drop('kind'), 'icon-offset': held(EDGE) }),
    ];
  };

  /** Sources of the journal, empty. Far out, places nearer to each other than a thumb are one badge, which knows the
   *  count, the most urgent kind and whether a safety note is among them. */
  grusMap.sources = () => {
    const plain = () => ({ type: 'geojson', data: grusMap.none });
    return {
      extent: plain(), centres: plain(), chosen: plain(), cover: { ...plain(), tolerance: 0 }, me: plain(),
      circles: plain(),
      marks: { ...plain(), tolerance: 0, cluster: true, clusterRadius: 38, clusterMaxZoom: 16,
        clusterProperties: { urgent: ['min', ['get', 'urgent']], safety: ['max', ['get', 'safety']] } },
    };
  };

  // ---- data

  const collect = features => ({ type: 'FeatureCollection', features });
  const point = (lon, lat, properties) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } });
  grusMap.none = collect([]);
  grusMap.SLOTS = SLOTS;

  /** A circle of true metres; more corners the larger it is, so that it is round close by. */
  grusMap.round = (lon, lat, metres, properties = {}) => {
    const corners = Math.round(Math.min(96, Math.max(32, metres / 4))), ring = [];
    const high = metres / 111195, wide = high / Math.cos(lat * Math.PI / 180);
    for (let n = 0; n <= corners; n++) {
      const turn = n % corners / corners * 2 * Math.PI;
      ring.push([lon + wide * Math.cos(turn), lat + high * Math.sin(turn)]);
    }
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  };

  /** From the marks by number, as Rust gives them: [n, lon, lat, kind, safety, label]; a circle without a mark of its own,
   *  [n, lon, lat, metres, state], has one at its middle. */
  grusMap.markData = (marks, circles) => {
    const taken = new Map(), bare = [...circles.values()].filter(([n]) => !marks.has(n)).map(([n, lon, lat, , state]) => [n, lon, lat, STATES[state], 0, '']);
    return collect([...marks.values(), ...bare].map(([n, lon, lat, kind, safety, label]) => {
      const at = `${lon.toFixed(5)},${lat.toFixed(5)}`, slot = taken.get(at) ?? 0;
      taken.set(at, slot + 1);
      return point(lon, lat, { n, kind, label, slot: slot % SLOTS.length, urgent: URGENT.indexOf(kind), safety, icon: `m${kind}${safety ? '!' : ''}` });
    }));
  };
  /** The circles themselves, and their middles with the radius in px at zoom 0. */
  grusMap.circleData = circles => ({
    circles: collect([...circles.values()].map(([n, lon, lat, metres, state]) => grusMap.round(lon, lat, metres, { n, state }))),
    centres: collect([...circles.values()].map(([n, lon, lat, metres, state]) => point(lon, lat, { n, state, px: metres / (78271.517 * Math.cos(lat * Math.PI / 180)) }))),
  });
  grusMap.coverData = all => collect(all.map(([n, lon, lat, age]) => point(lon, lat, { n, age })));
  grusMap.meData = (at, metres) => at ? collect([...(metres > 3 ? [grusMap.round(...at, metres)] : []), point(...at, {})]) : grusMap.none;
  /** The ring round what is chosen. `feature`: of markData, `circle`: as Rust gave it; either may be missing. */
  grusMap.chosenData = (feature, circle) => {
    const out = [];
    if (circle) out.push(grusMap.round(circle[1], circle[2], circle[3]));
    if (feature) {
      const { kind, icon, slot = 0 } = feature.properties;
      for (const part of ['ring', 'mark']) out.push(point(...feature.geometry.coordinates, { part, kind, icon, slot }));
    }
    return collect(out);
  };
})();
