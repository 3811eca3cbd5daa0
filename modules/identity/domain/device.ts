// The more particular names first: most browsers call themselves Chrome and Safari, too.
const programs: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/DingTalk\/(\d+)/u, 'DingTalk'], [/MicroMessenger\/(\d+)/u, 'WeChat'], [/\bEdg[A-Z]?[a-z]*\/(\d+)/u, 'Edge'], [/\bOPR\/(\d+)/u, 'Opera'],
  [/QQBrowser\/(\d+)/u, 'QQBrowser'], [/Firefox\/(\d+)/u, 'Firefox'], [/(?:Chrome|CriOS)\/(\d+)/u, 'Chrome'], [/Version\/(\d+).* Safari\//u, 'Safari'],
]

const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/HarmonyOS|OpenHarmony/u, 'HarmonyOS'], [/Android/u, 'Android'], [/iPhone|iPad/u, 'iOS'], [/Windows/u, 'Windows'], [/Mac OS X/u, 'macOS'], [/\bUOS\b/u, 'UOS'], [/Kylin/u, 'Kylin'], [/Linux/u, 'Linux'],
]

/**
 * What kind of device a request came from, e.g. `Chrome 120, Windows`: enough to know one's own again, too little to
 * tell a person by. Empty for what is no browser. It is said by the caller and proves nothing.
 */
export function deviceOf(userAgent: string): string {
  const program = programs.map(([pattern, name]) => ({ name, version: pattern.exec(userAgent)?.[1] })).find(({ version }) => version !== undefined)
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [program && `${program.name} ${program.version}`, system].filter((part) => part !== undefined).join(', ')
}
