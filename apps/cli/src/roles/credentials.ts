type Credential = { readonly account: string; readonly oneTimePassword: string; readonly role: string }

/** Shows one-time passwords on the terminal, once; they are kept nowhere in clear. */
export function printCredentials(administrators: readonly Credential[], people: readonly Credential[]): void {
  const line = ({ account, oneTimePassword }: Credential): string => `  ${account.padEnd(12)} ${oneTimePassword}\n`
  if (administrators.length > 0) {
    process.stdout.write('\n三员一次性口令（只显示这一次，首次登录须更改） / One-time passwords of the administrators, shown once:\n')
    for (const credential of administrators) process.stdout.write(line(credential))
  }
  if (people.length > 0) {
    process.stdout.write('\n示例县账号一次性口令 / One-time passwords of the sample county:\n')
    for (const credential of people) process.stdout.write(line(credential))
  }
}
