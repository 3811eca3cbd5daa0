/** Groups of characters that look alike, by hand until the rendered table stands. */
export const LOOK_ALIKE = '械戒 业亚 厂广 海侮 料科 贸留 电申 服报 通诵 纺防 大太天夭 力刀 明朋 光先 己已巳 末未 士土 日曰 人入 八人'
