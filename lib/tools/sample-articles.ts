/** An invented help desk: what the sample tools search. */
export const sampleArticles: readonly { title: string; words: string; text: string }[] = [
  {
    title: "Export ends without a file",
    words: "export file download button report csv nothing",
    text: "Since version 4.2 the export opens in a new tab. A browser that blocks pop-ups shows a turning wheel and then nothing. Allow pop-ups for this site, or hold Shift while you press Export: then the file comes in the same tab.",
  },
  {
    title: "What an invoice holds, and where it is",
    words: "invoice billing payment receipt charged card vat tax",
    text: "Invoices stand under Settings, Billing. Each names the plan, the seats and the period. Whoever is billed can add a tax number, and earlier invoices can be downloaded again for ten years.",
  },
  {
    title: "Change or end a plan",
    words: "plan cancel upgrade downgrade refund subscription money price",
    text: "A plan may be changed at any time under Settings, Billing. An upgrade counts at once and is charged by the day. A downgrade counts from the next period. Refunds are decided by the billing desk, never by support.",
  },
  {
    title: "Invite people and give them a role",
    words: "invite member team role permission access user account",
    text: "Under Settings, People, an owner invites others by e-mail. Readers see, editors change, owners also pay. An invitation holds for seven days.",
  },
  {
    title: "Sign-in fails or asks again and again",
    words: "login sign password reset locked session cookie",
    text: "Sign-in needs cookies of this site. After five wrong passwords an account rests for fifteen minutes. A link for a new password holds for one hour.",
  },
  {
    title: "Slow pages and long imports",
    words: "slow performance import large time waiting loading",
    text: "Imports above 50,000 rows run in the background and send an e-mail when they are done. Until then tables show the rows that are there already.",
  },
];
