extension Furniture.Phrases {
  /// English, and the names that all languages' pages share.
  static let english = Furniture.Phrases(
    openings: [
      "share this", "share on", "follow us", "sign up for", "subscribe to our", "click here to",
      "log in to", "login to", "sign in to", "all rights reserved", "copyright ©", "©", "(c) 20",
      "advertisement", "powered by", "skip to", "scroll to continue", "this story continues below",
      "article continues below", "continue reading below", "continue reading the main story",
      "read more:", "see also:", "download our app", "we use cookies", "this site uses cookies",
      "leave a comment", "leave a reply", "post a comment", "view original", "terms of service",
      "privacy policy", "please enable javascript", "enable javascript", "jump to recipe",
      "photo by:", "this article was originally published",
    ],
    labels: [
      "read also", "also read", "read more", "see also", "related", "related article", "tags",
      "tag",
      "filed under", "share", "category", "categories", "topics", "advertisement", "disclaimer",
      "more from", "previous", "next", "previous post", "next post", "sponsored", "recommended",
      "posted in", "source link", "affiliate disclosure", "related articles", "related stories",
    ],
    parts: [
      "facebook", "twitter", "whatsapp", "telegram", "line", "x", "instagram", "linkedin",
      "pinterest", "reddit", "email", "e-mail", "print", "copy link", "copy", "share", "tweet",
      "pin it", "save", "like", "log in", "login", "sign in", "sign up", "register", "subscribe",
      "menu", "home", "search", "next", "previous", "prev", "page", "back", "back to top", "top",
      "skip to content", "advertisement", "ad", "ads", "tiktok", "youtube", "threads", "messenger",
      "qq", "weibo", "wechat", "follow us", "read more", "show more", "load more", "close",
      "cookie",
      "rss", "flipboard", "tumblr", "pocket", "bookmark", "reply", "report", "sponsored",
    ],
    fillers: ["of", "or", "and", "to", "on", "the", "via", "our", "page", "link"],
    sections: [
      "related", "related posts", "related articles", "related stories", "related news",
      "related content", "related topics", "related links", "you may also like",
      "you might also like", "more from us", "read next", "read more", "up next", "more stories",
      "more news", "latest news", "latest posts", "latest articles", "recent posts",
      "recent articles", "most popular", "most read", "popular posts", "popular articles",
      "trending", "trending now", "recommended", "recommended for you", "recommended reading",
      "what to read next", "about the author", "about author", "share this", "share this article",
      "share this post", "follow us", "subscribe", "newsletter", "sign up", "tags",
      "categories", "archives", "don't miss",
      "see also", "also read", "table of contents", "on this page", "post navigation",
      "more from this author", "join our newsletter", "keep reading", "editor's picks",
      "top stories",
      "share this entry", "stay connected", "get the newsletter", "contents",
    ],
    comments: [
      "comments", "comment", "leave a comment", "leave a reply", "join the conversation",
      "reader comments", "responses", "discussion", "post a comment", "add a comment", "reply",
      "cancel reply", "leave a reply cancel reply", "comments are closed", "no comments",
    ],
    disclaimers: [
      "for informational purposes", "for information purposes", "financial advice",
      "investment advice", "third party", "third-party", "not intended to", "not liable",
      "no liability", "does not constitute", "not be construed", "do not represent",
      "do not necessarily reflect", "at your own risk", "professional advice", "not endorse",
      "accuracy or completeness", "seek independent advice",
    ],
    selfReferences: [
      "this page", "this article", "this site", "this website", "this content", "this post",
      "the content", "the information", "views expressed", "opinions expressed", "disclaimer",
    ],
    bylines: ["by", "written by", "author:", "posted by", "words by"],
    months: [
      "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
      "august|aug", "september|sep|sept", "october|oct", "november|nov", "december|dec",
    ])
}
