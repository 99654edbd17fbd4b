// The ground of the map: land, water, houses, roads and their names, in the OpenMapTiles schema. Colours and the weight of
// lines come from assets/style/map.css, so that day, night and Sol are chosen by the same selectors as all other looks.
(() => {
  const grusMap = window.grusMap ??= {};

  /** What the page looks like now: colours by name, how heavy lines are, how large words are (1 = 100 %). */
  grusMap.look = () => {
    const css = getComputedStyle(document.documentElement), of = name => css.getPropertyValue(name).trim();
    const colour = new Proxy({}, { get: (_, name) => of(`--gv-map-${name}`) });
    const role = name => of(`--ds-color-${name}-text-subtle`);
    const scale = parseFloat(css.fontSize) / 16 * (document.documentElement.dataset.size === 'lg' ? 1.125 : 1);
    return {
      name: of('--gv-map-theme'),
      heavy: Number(of('--gv-map-heavy')),
      // labels grow with the text, yet not to twice their size: a map of words alone shows no way
      scale: Math.min(1.5, Math.max(1, scale)),
      colour,
      ground: of('--ds-color-neutral-background-default'),
      ink: of('--ds-color-neutral-text-default'),
      role: { F: role('danger'), H: role('accent'), S: role('info'), N: role('neutral'), V: role('success'), '': of('--ds-color-neutral-border-strong') },
    };
  };

  const kind = ['get', 'class'], name = ['coalesce', ['get', 'name:latin'], ['get', 'name']];
  const is = (...classes) => ['match', kind, classes, true, false];
  /** By zoom, growing as ground does (each level doubles what one sees; a little less, so that far out roads stay seen). */
  const grow = (...stops) => ['interpolate', ['exponential', 1.6], ['zoom'], ...stops];
  const even = (...stops) => ['interpolate', ['linear'], ['zoom'], ...stops];

  const ROADS = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor', 'service', 'busway', 'raceway'];
  const unpaved = ['==', ['get', 'surface'], 'unpaved'];
  // What one drives on: gravel is told from asphalt by its surface, and a track is gravel unless it says otherwise.
  const asphalt = ['any', ['all', is(...ROADS), ['!', unpaved]], ['all', is('track'), ['==', ['get', 'surface'], 'paved']]];
  const gravel = ['any', ['all', is(...ROADS), unpaved], ['all', is('track'), ['!=', ['get', 'surface'], 'paved']]];
  /** One value per rank of road, from the largest to a driveway. */
  const rank = (large, middle, tertiary, minor, least) => ['match', kind,
    ['motorway', 'trunk', 'primary'], large, 'secondary', middle, 'tertiary', tertiary, ['minor', 'busway', 'raceway'], minor, least];
  const order = rank(5, 4, 3, 2, 1);
  const width = more => grow(
    9, ['+', rank(1.2, .8, .4, 0, 0), 0], 12, ['+', rank(3.4, 2.6, 2, 1, .4), more * .6], 14, ['+', rank(6, 5, 4.2, 3, 1.6), more],
    16, ['+', rank(16, 14, 13, 10, 5), more], 18, ['+', rank(36, 32, 30, 25, 13), more * 1.2], 20, ['+', rank(110, 100, 94, 80, 42), more * 1.4]);
  const gravelWidth = grow(11, .8, 13, 1.6, 14, 2.2, 16, 5.5, 18, 13, 20, 40);

  const fill = (id, layer, colour, filter, more = {}) => ({ id, type: 'fill', 'source-layer': layer, ...(filter && { filter }), ...more, paint: { 'fill-color': colour, ...more.paint } });
  const line = (id, layer, filter, paint, layout = {}, more = {}) => ({ id, type: 'line', 'source-layer': layer, ...(filter && { filter }), ...more, paint, layout: { 'line-join': 'round', ...layout } });

  /** The layers of one file of tiles, from the ground up; the same list for each file, so that they can be interleaved. */
  const drawn = ({ colour: c, heavy, scale }) => {
    const words = (id, layer, size, layout, paint = {}, more = {}) => ({
      id, type: 'symbol', 'source-layer': layer, ...more,
      layout: { 'text-field': name, 'text-font': [c.font], 'text-size': scaled(size), 'text-padding': 3, ...layout },
      paint: { 'text-color': c.name, 'text-halo-color': c.halo, 'text-halo-width': 1.6, ...paint },
    });
    const scaled = size => typeof size === 'number' ? size * scale : size.map((part, at) => at > 3 && at % 2 === 0 ? part * scale : part);
    return [
      fill('farmland', 'landcover', c.field, is('farmland')),
      fill('town', 'landuse', c.town, is('residential', 'suburb', 'neighbourhood', 'quarter'), { maxzoom: 14 }),
      fill('works', 'landuse', c.works, is('industrial', 'commercial', 'retail', 'railway', 'quarry', 'military')),
      fill('grounds', 'landuse', c.grounds, is('school', 'kindergarten', 'university', 'college', 'hospital', 'library', 'stadium', 'bus_station')),
      fill('grass', 'landcover', c.grass, is('grass')),
      fill('heath', 'landcover', c.heath, ['all', is('grass'), ['match', ['get', 'subclass'], ['heath', 'scrub'], true, false]]),
      fill('wetland', 'landcover', c.wetland, is('wetland')),
      fill('sand', 'landcover', c.sand, is('sand', 'rock')),
      fill('park', 'park', c.grass, ['!=', ['geometry-type'], 'Point'], { paint: { 'fill-opacity': .6 } }),
      fill('cemetery', 'landuse', c.yard, is('cemetery')),
      fill('wood', 'landcover', c.wood, is('wood')),
      fill('marsh', 'landcover', c.wetland, is('wetland'), { minzoom: 13.5, paint: { 'fill-pattern': 'marsh' } }),
      fill('trees', 'landcover', c.wood, is('wood'), { minzoom: 14, paint: { 'fill-pattern': 'trees' } }),
      fill('pitch', 'landuse', c.pitch, is('pitch', 'playground', 'track'), { paint: { 'fill-outline-color': c.pitchline } }),
      fill('water', 'water', c.water, ['!=', ['get', 'brunnel'], 'tunnel']),
      line('shore', 'water', ['!=', ['get', 'brunnel'], 'tunnel'], { 'line-color': c.shore, 'line-width': even(11, .4, 16, 1.4) }, {}, { minzoom: 11 }),
      line('stream', 'waterway', ['!=', ['get', 'brunnel'], 'tunnel'],
        { 'line-color': c.stream, 'line-width': grow(9, ['match', kind, 'river', .8, .3], 14, ['match', kind, 'river', 3, 1.2], 18, ['match', kind, 'river', 14, 5]) }, { 'line-cap': 'round' }),
      fill('house', 'building', c.house, null, { minzoom: 13, paint: { 'fill-opacity': even(13, .4, 14.5, 1) } }),
      line('wall', 'building', null, { 'line-color': c.wall, 'line-width': even(15, .5 * heavy, 18, 1.3 * heavy), 'line-opacity': even(14.8, 0, 15.2, 1) }, {}, { minzoom: 14.8 }),
      line('path', 'transportation', is('path'),
        { 'line-color': c.path, 'line-width': grow(13, .7, 16, 1.5, 18, 2.4, 20, 5), 'line-dasharray': [2, 1.6] }, {}, { minzoom: 13 }),
      line('gravel-bed', 'transportation', gravel, { 'line-color': c.gravelbed, 'line-width': gravelWidth }, { 'line-cap': 'round' }, { minzoom: 11 }),
      line('casing', 'transportation', asphalt, { 'line-color': c.casing, 'line-width': width(2.4 * heavy), 'line-opacity': even(9, .5, 11, 1) }, { 'line-cap': 'butt', 'line-sort-key': order }),
      line('road', 'transportation', asphalt, { 'line-color': rank(c.main, c.main, c.road, c.road, c.road), 'line-width': width(0) }, { 'line-cap': 'round', 'line-sort-key': order }),
      line('gravel', 'transportation', gravel, { 'line-color': c.gravel, 'line-width': grow(11, .8, 13, 1.3 * heavy, 14, 1.8 * heavy, 16, 3.4 * heavy, 18, 6 * heavy, 20, 14 * heavy), 'line-dasharray': [2, 1.5] }, {}, { minzoom: 11 }),
      line('rail', 'transportation', is('rail', 'transit'), { 'line-color': c.rail, 'line-width': even(10, .7, 14, 1.6, 18, 3.4) }, {}, { minzoom: 10 }),
      line('sleepers', 'transportation', is('rail', 'transit'), { 'line-color': c.rail, 'line-width': even(14, 3, 18, 8), 'line-dasharray': [.25, 2.6], 'line-opacity': .6 }, {}, { minzoom: 14 }),
      line('border', 'boundary', ['<=', ['to-number', ['get', 'admin_level'], 99], 7], { 'line-color': c.rail, 'line-width': 1.2, 'line-dasharray': [4, 3] }),
      words('number', 'housenumber', even(16.5, 13, 18, 15), {
        'text-field': ['get', 'housenumber'], 'text-padding': 1,
        // a mark stands upon its house: the number steps aside rather than vanish
        'text-variable-anchor-offset': ['center', [0, 0], 'bottom', [0, -1.1], 'left', [1.1, 0], 'right', [-1.1, 0], 'top', [0, 1.1]],
      }, { 'text-color': c.number, 'text-halo-color': c.house, 'text-halo-width': 1 }, { minzoom: 16.5 }),
      words('poi', 'poi', 14, {
        'icon-image': 'dot', 'icon-allow-overlap': false, 'text-optional': false, 'text-max-width': 8, 'text-padding': 6,
        'text-variable-anchor-offset': ['left', [.5, 0], 'right', [-.5, 0], 'top', [0, .4], 'bottom', [0, -.4]],
        'symbol-sort-key': ['to-number', ['get', 'rank'], 50],
      }, { 'text-color': c.poi }, {
        minzoom: 15, filter: ['all', ['has', 'class'], ['!=', name, null], ['case',
          ['match', kind, ['library', 'school', 'hospital', 'town_hall', 'railway', 'place_of_worship'], true, false], true,
          ['match', kind, ['grocery', 'bus', 'pharmacy', 'college', 'kindergarten', 'cemetery', 'doctors'], true, false], ['>=', ['zoom'], 16],
          ['==', kind, 'shop'], ['>=', ['zoom'], 17], false]],
      }),
      words('stream-name', 'waterway', 14, { 'symbol-placement': 'line', 'symbol-spacing': 400 }, { 'text-color': c.watername }, { minzoom: 14, filter: ['has', 'name'] }),
      words('water-name', 'water_name', 14, { 'symbol-placement': 'point', 'text-max-width': 7 }, { 'text-color': c.watername }, { filter: ['==', ['geometry-type'], 'Point'] }),
      words('street', 'transportation_name', even(13, 13, 16, 14, 18, 16), { 'symbol-placement': 'line', 'symbol-spacing': 260, 'text-max-angle': 35, 'text-padding': 4, 'symbol-sort-key': ['-', 6, order] },
        {}, { minzoom: 13, filter: ['any', ['!', is('service', 'path', 'minor', 'track')], ['>=', ['zoom'], 14.5]] }),
      words('place', 'place', even(6, 13, 14, 17), {
        'text-font': [c.fontbold], 'text-max-width': 8, 'text-padding': 8,
        'symbol-sort-key': ['match', kind, 'city', 0, 'town', 1, 'village', 2, 'suburb', 3, 4],
      }, {}, { maxzoom: 16, filter: ['match', kind, ['city', 'town', 'village', 'hamlet', 'suburb', 'quarter', 'neighbourhood', 'isolated_dwelling', 'island', 'locality'], true, false] }),
    ];
  };

  /** All layers of the ground, for these sources: each kind of thing of every file before the next kind, so that no
   *  file's land hides another file's roads. Ids are `kind~source`. */
  grusMap.ground = (look, sources) => [
    { id: 'outside', type: 'background', paint: { 'background-color': look.colour.outside } },
    { id: 'land', type: 'fill', source: 'extent', paint: { 'fill-color': look.colour.land, 'fill-antialias': false } },
    ...drawn(look).flatMap(layer => sources.map(source => ({ ...layer, id: `${layer.id}~${source}`, source }))),
    // where a file ends: beyond it nothing is known, which is not the same as nothing being there
    { id: 'end', type: 'line', source: 'extent', paint: { 'line-color': look.colour.rail, 'line-width': 1.5, 'line-dasharray': [1.5, 2.5] } },
  ];

  /** What differs between two looks, told to the map; a style set anew would load all tiles again. */
  grusMap.repaint = (map, layers) => {
    for (const { id, paint = {}, layout = {} } of layers) {
      for (const key in paint) map.setPaintProperty(id, key, paint[key]);
      for (const key in layout) map.setLayoutProperty(id, key, layout[key]);
    }
  };
})();
