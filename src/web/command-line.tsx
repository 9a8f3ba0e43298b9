/** Where commands are typed and their answers appear. The page's script brings it to life. */
export const CommandLine = ({ name, isNewest }: { readonly name: string; readonly isNewest: boolean }) => (
  <section class="dock" aria-label="Command line" data-newest={isNewest ? '' : undefined}>
    <button type="button" id="fresh" hidden>
      New posts <span aria-hidden="true">↑</span>
    </button>
    <div id="answers" role="log" aria-label="Answers" />
    <div id="choices" role="listbox" aria-label="What you could type" tabindex={-1} hidden />
    <form id="command-line" autocomplete="off">
      <input
        id="line"
        type="text"
        role="combobox"
        aria-label="Command"
        aria-expanded="false"
        aria-controls="choices"
        aria-autocomplete="list"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="send"
        maxlength={2000}
        placeholder={`Ask Vigil in #${name}: /pull last`}
        disabled
      />
      <button type="submit" aria-label="Ask" disabled>
        <span aria-hidden="true">➤</span>
      </button>
    </form>
    <noscript>
      <p class="noscript">The command line and the buttons need JavaScript. Everything else works without.</p>
    </noscript>
  </section>
)
