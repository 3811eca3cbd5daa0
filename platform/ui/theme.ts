import type { ThemeConfig } from 'antd'

/**
 * One accent (deep blue-green) on white. The text colours are darker than antd's own, which miss the 4.5:1 of
 * WCAG 2.2 (1.4.3) on white. `hashed: false` and a fixed variable key let the styles be extracted into a static
 * file at build time, so that the page needs no inline style and no `unsafe-inline`.
 */
export const theme: ThemeConfig = {
  hashed: false,
  cssVar: { prefix: 'ant', key: 'jw' },
  token: {
    colorPrimary: '#0b5563',
    colorInfo: '#0b5563',
    colorSuccess: '#1b6e3c',
    colorWarning: '#8a5a00',
    colorError: '#a8201a',
    colorLink: '#0b5563',
    colorText: '#1c2326',
    colorTextSecondary: '#4a555a',
    colorTextTertiary: '#5a656b',
    colorTextQuaternary: '#667177',
    colorTextPlaceholder: '#667177',
    colorTextDescription: '#5a656b',
    colorBorder: '#c3ccd0',
    colorBorderSecondary: '#dfe4e6',
    fontFamily: 'var(--jw-font)',
    fontSize: 13,
    borderRadius: 4,
    controlHeight: 30,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
}
