-- Made after the rows when views are rebuilt.
CREATE INDEX place_street ON place (street_key, number_key, title, n);
CREATE INDEX state_due ON state (due, brief) WHERE due IS NOT NULL;
CREATE INDEX state_last ON state (last_at, brief) WHERE last_at IS NOT NULL;
CREATE INDEX state_slip ON state (slip_since) WHERE slip_since IS NOT NULL;
CREATE INDEX state_promise ON state (promise) WHERE promise IS NOT NULL;
CREATE INDEX state_pause ON state (pause) WHERE pause IS NOT NULL;
CREATE INDEX visit_place ON visit (place, at, outcome);
CREATE INDEX plan_place ON plan (place, at);
CREATE INDEX observation_place ON observation (place, at);
CREATE INDEX joined_place ON joined (place);
CREATE INDEX joined_other ON joined (other);
CREATE INDEX pin_circle ON pin (circle_day) WHERE circle_day IS NOT NULL;
