type Props = { readonly title: string; readonly rows: readonly (readonly string[])[]; readonly show: (value: number) => string }

/** The figures behind a picture. */
export function ChartTable({ title, rows, show }: Props) {
  const [head = [], ...body] = rows
  const text = (cell: string): string => (cell === '' ? '–' : Number.isFinite(Number(cell)) ? show(Number(cell)) : cell)
  return (
    <div className="jw-table-box jw-chart-table" role="group" aria-label={title} tabIndex={0}>
      <table className="jw-table">
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={cell} scope="col" className={index > 0 ? 'jw-end' : undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                <td key={`${row[0]}-${head[index]}`} className={index > 0 ? 'jw-end' : undefined}>
                  {index === 0 ? cell : text(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
