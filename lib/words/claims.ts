/** Why a claim cannot be put to the test as it was asked for. The claims themselves stand in lib/claims. */
export const claim = {
  unknown: (id: string): string => `There is no claim ${id}; the last of section 1 is C1.3`,
  noCase: (id: string): string => `${id} needs at least one case to be decided by`,
  notBoolean: (id: string, condition: string, given: string): string =>
    `${id}: the case "${condition}" is ${given}, not true or false`,
};
