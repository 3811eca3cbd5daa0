/** This moment in the region's time, as part of a file's name: `20261121-103000`. */
export const moment = (): string => new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll(/[-:]/gu, '').replace(' ', '-')
