let machine = ''

/** From here on this process works in the region's time, whatever the machine's is. */
export function enterRegionTime(): void {
  machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  process.env.TZ = 'Asia/Shanghai'
}

/** The machine's own time zone, as it was before. */
export const machineTimeZone = (): string => machine
