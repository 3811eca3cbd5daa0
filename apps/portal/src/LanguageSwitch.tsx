import { useLanguage } from '@jingwei/ui'

/** Each language is named in itself, so that it is found by whoever needs it. */
export function LanguageSwitch() {
  const { locale, change } = useLanguage()
  return locale === 'en' ? (
    <button type="button" className="jw-plain" lang="zh-CN" onClick={() => change('zh-CN')}>
      中文
    </button>
  ) : (
    <button type="button" className="jw-plain" lang="en" onClick={() => change('en')}>
      English
    </button>
  )
}
