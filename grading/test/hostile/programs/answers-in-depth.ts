// exercise: which/sensor
// @verdict 0: known
// @told sensorChoice holds plain data
//
// A name that is a list in a list in a list, thirty thousand deep.
JSON.stringify = () =>
  `{"mechanism":${"[".repeat(30000)}${"]".repeat(30000)},"roundTrip":1,"slower":[]}`;
const sensorChoice = { mechanism: "", roundTrip: 0, slower: [], because: "" };
