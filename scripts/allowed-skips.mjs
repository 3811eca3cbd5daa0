/** Suites over reference data, by the name of the suite or of the variable that brings the data. */
const needsReferenceData = /JINGWEI_DATA|^(?:published codes|csv-spectrum|the nine county feeds)\b/u

/**
 * Tests that may be skipped although CI=true, by their full name, and why. Anything else skipped fails CI: a hole that
 * nobody decided on is a failure.
 */
export const allowedSkips = [
  { name: /CLICKHOUSE_URL/u, why: 'no ClickHouse server of a supported version is in Debian' },
  { name: needsReferenceData, why: 'reference data are not part of the repository; with JINGWEI_DATA_EXPECTED set their absence fails' },
  { name: /\(needs (?:root|Linux)\)/u, why: 'the machine is another; CI runs on Linux, as root or not' },
]

/** With reference data expected, their absence is no excuse. */
export const skipAllowed = (fullName, environment = process.env) =>
  allowedSkips.some(({ name }) => name.test(fullName) && !(environment.JINGWEI_DATA_EXPECTED && needsReferenceData.test(fullName)))
