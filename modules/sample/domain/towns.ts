/** Six digits no one has been given: GB/T 2260 uses 3390xx (withdrawn) but has never assigned 3399xx. */
export const DIVISION = '339901'
/** The neighbouring fictional district that firms move in from. */
export const NEIGHBOUR_DIVISION = '339902'
export const COUNTY_NAME = '秀水区'
/** The fictional city above it. */
export const CITY_NAME = '云泽市'

export interface Town {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Relative number of firms. */
  readonly weight: number
  readonly roads: readonly string[]
  readonly villages: readonly string[]
  readonly park: string
}

const town = (
  serial: string, name: string, nameEn: string, weight: number, roads: string[], villages: string[], park: string,
): Town => ({ code: DIVISION + serial, name, nameEn, weight, roads, villages, park })

/** Nine invented 镇/街道; the order is that of the map, west to east and south to north. */
export const TOWNS: readonly Town[] = [
  town('101', '蘅塘镇', 'Hengtang Town', 9, ['蘅塘大道', '采蘅路', '塘尾路', '织云路'], ['蘅东村', '菱桥村', '木杓浜村'], '蘅塘纺织产业园'),
  town('102', '汀渡镇', 'Tingdu Town', 12, ['汀渡路', '渡口西路', '慧居路', '白鹭路'], ['汀南村', '芦花村', '渡船桥村'], '汀渡智能家居产业园'),
  town('103', '麟浦镇', 'Linpu Town', 13, ['麟浦大道', '驰麟路', '浦东南路', '轮毂路'], ['麟角村', '双浦村', '石蟹桥村'], '麟浦汽车零部件产业园'),
  town('001', '砚泊街道', 'Yanbo Subdistrict', 11, ['砚泊路', '墨香路', '洗砚路', '泊舟路'], ['砚西社区', '笔架社区', '松烟社区'], '砚泊软件园'),
  town('002', '霁云街道', 'Jiyun Subdistrict', 15, ['霁云路', '晴川路', '云起路', '秀水大道'], ['霁和社区', '晓晴社区', '云阶社区'], '霁云商务区'),
  town('003', '望漪街道', 'Wangyi Subdistrict', 12, ['望漪路', '漪澜路', '听涛路', '秀水大道'], ['望潮社区', '漪园社区', '观澜社区'], '秀水经济开发区'),
  town('104', '岚墟镇', 'Lanxu Town', 9, ['岚墟路', '半岚路', '机杼路', '墟集路'], ['岚前村', '墟头村', '竹坞桥村'], '岚墟装备产业园'),
  town('105', '溯月镇', 'Suyue Town', 10, ['溯月大道', '逐光路', '月河路', '曜日路'], ['溯源村', '月湾村', '柳影桥村'], '溯月光伏科创园'),
  town('106', '棠溆镇', 'Tangxu Town', 9, ['棠溆路', '海棠路', '溆浜路', '云帆路'], ['棠梨村', '溆北村', '木桨桥村'], '棠溆工业功能区'),
]
