/** In a home whose columnar store is to be made anew by the program that opens it next. */
export const columnarMark = 'columnar-to-rebuild'

/** After the name of a home that a rollback replaces. */
export const setAsideMark = '.rolled-back-'
