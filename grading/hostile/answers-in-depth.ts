// exercise: which/sensor
// @verdict 0: known
// @told sensorChoice holds plain data
//
// A name that is a list in a list in a list, a hundred thousand deep.
JSON.stringify = () => `{"mechanism":${"[".repeat(100000)}${"]".repeat(100000)},"roundTrip":1,"slower":[]}`;
const sensorChoice = { mechanism: "", roundTrip: 0, slower: [], because: "" };
