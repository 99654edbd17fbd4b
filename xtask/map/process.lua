-- What of OpenStreetMap goes into a map of Grusvej, and into which layer of the OpenMapTiles schema.
--
-- Read by tilemaker 2.2, which calls node_function and way_function for everything in the extract. Names of people, firms
-- and telephones are left out: the map shows the ground. What the schema lacks is `surface` (paved, unpaved) on every
-- road of which it is known, because the workers drive on gravel.

local function set(...)
  local all = {}
  for _, word in ipairs({ ... }) do all[word] = true end
  return all
end

-- Things that tilemaker shall look at as points.
node_keys = { "addr:housenumber", "amenity", "highway", "leisure", "natural", "place", "railway", "shop" }

-- Roads: class, first zoom, first zoom of the name.
local roads = {
  motorway = { "motorway", 5, 10 }, trunk = { "trunk", 6, 10 }, primary = { "primary", 7, 10 },
  secondary = { "secondary", 8, 11 }, tertiary = { "tertiary", 9, 12 },
  motorway_link = { "motorway", 9 }, trunk_link = { "trunk", 9 }, primary_link = { "primary", 10 },
  secondary_link = { "secondary", 10 }, tertiary_link = { "tertiary", 11 },
  unclassified = { "minor", 11, 13 }, residential = { "minor", 12, 13 }, living_street = { "minor", 12, 13 },
  road = { "minor", 12, 13 }, pedestrian = { "path", 13, 14 }, service = { "service", 13, 14 },
  track = { "track", 13, 14 }, cycleway = { "path", 13, 14 }, footway = { "path", 14, 14 }, path = { "path", 13, 14 },
  bridleway = { "path", 13, 14 }, steps = { "path", 14, 14 },
}

local paved = set("paved", "asphalt", "concrete", "concrete:lanes", "concrete:plates", "paving_stones", "sett",
  "cobblestone", "unhewn_cobblestone", "chipseal", "metal", "wood", "bricks", "tiles", "grass_paver")
local unpaved = set("unpaved", "compacted", "fine_gravel", "gravel", "pebblestone", "dirt", "earth", "ground", "grass",
  "mud", "sand", "woodchips", "rock", "stone", "shells", "clay", "snow", "ice", "salt")
-- Without a word of the surface, this is what such a way has as a rule.
local as_a_rule = { track = "unpaved", path = "unpaved", bridleway = "unpaved", steps = "paved", cycleway = "paved",
  motorway = "paved", trunk = "paved", primary = "paved", secondary = "paved", tertiary = "paved" }

-- In this order, so that a thing with two such tags comes out the same each time.
local covers = {
  { "natural", { wood = "wood", heath = "grass", grassland = "grass", scrub = "grass", wetland = "wetland",
    beach = "sand", sand = "sand", dune = "sand", bare_rock = "rock", glacier = "ice" } },
  { "landuse", { forest = "wood", grass = "grass", meadow = "grass", village_green = "grass", recreation_ground = "grass",
    allotments = "grass", farmland = "farmland", orchard = "farmland", vineyard = "farmland",
    plant_nursery = "farmland" } },
  { "leisure", { park = "grass", garden = "grass", golf_course = "grass" } },
}
local uses = {
  { "landuse", set("residential", "commercial", "industrial", "retail", "cemetery", "railway", "farmyard", "military", "quarry") },
  { "amenity", set("school", "kindergarten", "university", "college", "hospital", "grave_yard") },
  { "leisure", set("pitch", "playground", "stadium") },
}

-- Where people go: class by value; the value itself is the subclass.
local pois = {
  { "amenity", { library = "library", place_of_worship = "place_of_worship", school = "school", kindergarten = "school",
    hospital = "hospital", clinic = "hospital", doctors = "doctors", pharmacy = "pharmacy", police = "police",
    fire_station = "fire_station", townhall = "town_hall", community_centre = "town_hall",
    social_facility = "social_facility", post_office = "post", fuel = "fuel", shelter = "shelter" } },
  { "shop", { supermarket = "grocery", convenience = "shop", kiosk = "shop", bakery = "shop", general = "shop" } },
  { "highway", { bus_stop = "bus" } },
  { "railway", { station = "railway", halt = "railway", tram_stop = "railway" } },
  { "leisure", { park = "park", playground = "playground", sports_centre = "stadium" } },
}
local poi_ranks = { hospital = 2, library = 4, town_hall = 5, railway = 3, grocery = 6, school = 8,
  place_of_worship = 9, doctors = 7, pharmacy = 7, police = 7, park = 10, bus = 20, playground = 22, shelter = 23 }

local places = { city = 5, town = 7, village = 9, hamlet = 11, suburb = 11, quarter = 12, neighbourhood = 13,
  isolated_dwelling = 13, farm = 14, locality = 13, island = 10, islet = 13 }
local place_ranks = { city = 3, town = 6, village = 10, hamlet = 12, suburb = 11 }

local streams = { river = 9, canal = 10, stream = 12, drain = 13, ditch = 13 }

local function name(thing)
  local word = thing:Find("name")
  if word ~= "" then thing:Attribute("name", word) end
  return word ~= ""
end

local function housenumber(thing, as_layer)
  local number = thing:Find("addr:housenumber")
  if number ~= "" then
    as_layer("housenumber")
    thing:Attribute("housenumber", number)
  end
end

-- Writes a place of interest, if it is one.
local function poi(thing, as_layer)
  for _, entry in ipairs(pois) do
    local key, classes = entry[1], entry[2]
    local value = thing:Find(key)
    local class = classes[value]
    if class then
      as_layer("poi")
      thing:Attribute("class", class)
      thing:Attribute("subclass", value)
      thing:AttributeNumeric("rank", poi_ranks[class] or 15)
      thing:MinZoom((poi_ranks[class] or 15) < 11 and 13 or 14)
      name(thing)
      return
    end
  end
end

function node_function(node)
  local function as_layer(layer) node:Layer(layer, false) end
  housenumber(node, as_layer)
  local place = node:Find("place")
  if places[place] then
    as_layer("place")
    node:Attribute("class", place)
    node:AttributeNumeric("rank", place_ranks[place] or 16)
    node:MinZoom(places[place])
    name(node)
  end
  if node:Find("natural") == "bay" then
    as_layer("water_name")
    node:Attribute("class", "ocean")
    name(node)
  end
  poi(node, as_layer)
end

-- The sea comes from a file of its own, which knows only where it is.
function attribute_function(attributes, layer)
  return { class = "ocean" }
end

local function surface(way, highway)
  local said = way:Find("surface")
  -- "asphalt;gravel" and "concrete:plates" both say enough at their beginning.
  local first = said:match("^[^;]*") or ""
  if paved[first] then return "paved" end
  if unpaved[first] then return "unpaved" end
  local grade = way:Find("tracktype")
  if grade == "grade1" then return "paved" end
  if grade ~= "" then return "unpaved" end
  return as_a_rule[highway]
end

local function brunnel(way)
  local bridge, tunnel = way:Find("bridge"), way:Find("tunnel")
  if bridge ~= "" and bridge ~= "no" then return "bridge" end
  if tunnel ~= "" and tunnel ~= "no" then return "tunnel" end
  if way:Find("ford") == "yes" then return "ford" end
end

local function road(way, highway)
  local class, zoom, name_zoom = unpack(roads[highway])
  way:Layer("transportation", false)
  way:Attribute("class", class)
  if class == "path" then way:Attribute("subclass", highway) end
  way:MinZoom(zoom)
  local ground, over = surface(way, highway), brunnel(way)
  if ground then way:Attribute("surface", ground) end
  if over then way:Attribute("brunnel", over) end
  -- A worker sees before the drive that a gate may be closed.
  local access = way:Find("access")
  if access == "private" or access == "no" then way:Attribute("access", "no") end
  if name_zoom and way:Find("name") ~= "" then
    way:Layer("transportation_name", false)
    way:Attribute("class", class)
    way:MinZoom(name_zoom)
    name(way)
  end
end

local function rail(way)
  way:Layer("transportation", false)
  way:Attribute("class", "rail")
  way:MinZoom(9)
  local over = brunnel(way)
  if over then way:Attribute("brunnel", over) end
end

local function ground(way)
  for _, entry in ipairs(covers) do
    local key, classes = entry[1], entry[2]
    local value = way:Find(key)
    if classes[value] then
      way:Layer("landcover", true)
      way:Attribute("class", classes[value])
      local kind = value == "wetland" and way:Find("wetland") or ""
      way:Attribute("subclass", kind ~= "" and kind or value)
      return
    end
  end
  for _, entry in ipairs(uses) do
    local key, classes = entry[1], entry[2]
    local value = way:Find(key)
    if classes[value] then
      way:Layer("landuse", true)
      way:Attribute("class", value == "grave_yard" and "cemetery" or value)
      return
    end
  end
end

local function water(way)
  local natural, landuse, waterway = way:Find("natural"), way:Find("landuse"), way:Find("waterway")
  if natural ~= "water" and landuse ~= "reservoir" and landuse ~= "basin" and waterway ~= "riverbank" and waterway ~= "dock" then
    return
  end
  local kind = way:Find("water")
  local running = waterway == "riverbank" or kind == "river" or kind == "canal" or kind == "stream"
  way:Layer("water", true)
  way:Attribute("class", running and "river" or "lake")
  if not running and way:Find("name") ~= "" then
    way:LayerAsCentroid("water_name")
    way:Attribute("class", "lake")
    name(way)
  end
end

function way_function(way)
  local highway, railway, waterway = way:Find("highway"), way:Find("railway"), way:Find("waterway")
  if roads[highway] and way:Find("area") ~= "yes" then road(way, highway) end
  if railway == "rail" or railway == "light_rail" or railway == "narrow_gauge" or railway == "tram" then rail(way) end
  if streams[waterway] then
    way:Layer("waterway", false)
    way:Attribute("class", waterway)
    way:MinZoom(streams[waterway])
    local over = brunnel(way)
    if over then way:Attribute("brunnel", over) end
    name(way)
  end
  if not way:IsClosed() then return end
  local function as_layer(layer) way:LayerAsCentroid(layer) end
  water(way)
  ground(way)
  if way:Find("leisure") == "nature_reserve" or way:Find("boundary") == "national_park" then
    way:Layer("park", true)
    way:Attribute("class", way:Find("leisure") == "nature_reserve" and "nature_reserve" or "national_park")
  end
  local building = way:Find("building")
  if building ~= "" and building ~= "no" then way:Layer("building", true) end
  housenumber(way, as_layer)
  poi(way, as_layer)
end
