extension StoryPage {
    /// Dark where the reader's system is, with contrast of 4.5 at least in both.
    static let style: StaticString = """
        :root{--paper:#fff;--ink:#1b1b1b;--faint:#5c5c5c;--line:#d9d9d9;--mark:#0b5394;\
        --warn:#9c3a00;--sea:#eef3f7}
        @media(prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e8e6e3;--faint:#a5a5a5;\
        --line:#3a3d42;--mark:#8ab8e6;--warn:#f0a878;--sea:#1d232a}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:52rem;padding:1.5rem 1rem;background:var(--paper);\
        color:var(--ink);font:1rem/1.5 Georgia,'Times New Roman',serif;\
        overflow-wrap:anywhere}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
        h2{font-size:1.15rem;border-bottom:1px solid var(--line);margin:2rem 0 .8rem}
        h3{font-size:1rem;margin:1rem 0 .2rem}
        p{margin:.2rem 0}
        a{color:var(--mark)}
        .meta,cite,time,.who{color:var(--faint);font:.85rem/1.4 system-ui,sans-serif}
        .type{color:var(--mark);font:bold .75rem system-ui,sans-serif;letter-spacing:.05em}
        .differ,.copy{color:var(--warn)}
        time{display:inline-block;min-width:6.5rem}
        ol,ul{padding-left:1.2rem;margin:.3rem 0}
        #timeline ol,#articles ul{list-style:none;padding:0}
        blockquote{margin:.3rem 0 .3rem .2rem;padding-left:.8rem;border-left:3px solid var(--line)}
        cite{display:block;font-style:normal}
        .sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.8rem}
        .side{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem}
        .map{width:100%;height:auto;display:block}
        .sea{fill:var(--sea)}.grid{stroke:var(--line);stroke-width:1}
        .dot{fill:var(--mark)}.name{fill:var(--ink);font:13px system-ui,sans-serif}
        .degree{fill:var(--faint);font:10px system-ui,sans-serif}
        @media print{body{max-width:none}section{break-inside:avoid}}
        """
}
