extension LinePhrases {
  /// English, and the names that all languages' pages share.
  static let english = LinePhrases(
    menus: """
      news, world, transport, environment, education, investigations, analysis, explainer, \
      explainers, long reads, obituaries, letters, cartoons, crosswords, puzzles, games, \
      magazine, local news, uk, us, europe, asia, africa, middle east, australia, wealth, \
      property, real estate, cars, motoring, gadgets, recipes, gardening, pets, family, \
      parenting, relationships, history, images, health, superskor, more on this story, \
      related topics, related stories, more on, top picks, must read, latest stories, \
      around the web, promoted stories, you might like, recommended for you, national, local, \
      politics, business, economy, money, finance, markets, stocks, tech, technology, science, \
      sports, sport, football, culture, arts, entertainment, movies, music, books, travel, \
      food, lifestyle, fashion, style, opinion, opinions, editorials, columns, weather, video, \
      videos, photos, gallery, podcast, podcasts, live, live score, latest, popular, trending, \
      featured, headlines, top stories, most read, most popular, recommended, related, \
      archive, archives, categories, category, topics, tags, tag, about, blog, shop, store, \
      products, forum, forums, members, faq, help, support, events, jobs, careers, crypto, \
      bitcoin, ethereum, blockchain, defi, nft, altcoins, web3, market, trading, price, \
      prices, learn, research, academy, author, editor, reporter, staff, contributors, \
      sources, references, english, chinese, followers, following, likes, views, view, \
      post views, comments, replies, shares, min read, minute read, minutes read, read, reads, \
      ago, hours ago, hour ago, minutes ago, days ago, day ago, updated, last updated, \
      published, hits, partner, partners, sponsored, recommended by, ai, tv, update, \
      infographic, market cap, volume, rating, ratings, reviews, tweet, tutorial, linux, \
      home & garden, pinned, breaking, breaking news
      """,
    buttons: """
      about us, about me, accessibility, accessibility help, accessibility statement, \
      editorial guidelines, corrections, complaints, contact the newsroom, work for us, \
      do not sell my personal information, manage cookies, privacy settings, your ad choices, \
      report an error, report abuse, set as home page, print this page, email this page, \
      email a friend, save for later, listen to this article, listen, watch live, \
      go to comments, show comments, hide comments, write a comment, add a comment, \
      sort by newest, older posts, newer posts, view cart, add to basket, size guide, \
      shipping & returns, track order, gift cards, store locator, contact, contact us, \
      privacy, privacy policy, privacy notice, cookie policy, cookie settings, terms, \
      terms of use, terms of service, terms & conditions, terms and conditions, legal notice, \
      imprint, advertise, advertise with us, sitemap, site map, help center, help centre, \
      customer service, feedback, press, newsletter, newsletters, sign in, sign up, log in, \
      log out, login / register, my account, cart, add to cart, buy now, checkout, wishlist, \
      add to wishlist, share, share this, copy link, print, save, subscribe, subscribe now, \
      follow, follow us, load more, see more, see all, view all, show more, show less, \
      read more, continue reading, loading..., loading, close ads, skip ad, accept all, \
      reject all, accept cookies, dark mode, light mode, see translation, see original, \
      view original, rate this translation, leave a comment, post comment, write a review, \
      open in app, download app, get the app, install, back to top, back, next, previous, \
      like, reply, quote, report, repost, thumbs up, enlarge image, menu, close menu, \
      open menu, search, x, rss, podcast, whatsapp, telegram, threads, tiktok, pinterest, \
      youtube, instagram, linkedin, facebook, twitter
      """,
    stamps: """
      hours ago, hour ago, minutes ago, minute ago, days ago, day ago, weeks ago, week ago, \
      months ago, min read, minute read, views, likes, comments, comment, replies, shares, \
      followers, reviews, ratings
      """,
    roles: """
      author, authors, editor, edited by, written by, reported by, posted by, posted on, \
      published, published on, updated, last updated, last modified, reviewed by, \
      medically reviewed by, photo, photos, photo by, photograph, image, image credit, \
      image source, source, via, filed under, category, categories, tags, tag, topics, \
      related, read more, see also, next, previous, post views, views, reading time, \
      copyright, affiliate disclosure
      """,
    credits: "correspondent, staff writer, contributor, reporting, reporter",
    cards: "view original, see original, original text, show original, read the original",
    fillers:
      "by, in, at, on, of, and, or, the, for, to, with, min, k, m, am, pm, wib, wit, wita, gmt, utc",
    notices: [
      .rights: [
        "copyright, all rights reserved, intellectual property, all content, contents of this, all material",
        "may not be, must not, prohibited, do not, not permitted",
        "reproduced, republished, redistributed, copied, reproduction, distributed, rewritten",
        "without permission, without prior, written permission, written consent, prior consent",
        "violators, prosecuted, legal action",
      ],
      .translation: [
        "translated, translation, machine translation",
        "automatically, machine, ai, google translate",
        "discrepancy, original version, prevails, may be inaccurate, original text, accuracy",
        "reviewed, edited by",
      ],
      .newsletter: [
        "subscribe, sign up, get the, join, enter your, delivered",
        "newsletter, email, inbox, e-mail",
        "daily, weekly, every morning, every week, latest, top stories",
        "free, unsubscribe, at any time, straight to",
      ],
      .risk: [
        "trading, cryptocurrency, cryptocurrencies, investing, investment, cfds, digital assets",
        "high risk, risk, risks, risky", "lose, loss, losses, volatile, volatility, capital",
        "consider, carefully, make sure, understand, do your own research", "past performance",
      ],
      .disclaimer: [
        "for informational purposes, for information purposes, for reference only, educational purposes",
        """
        financial advice, investment advice, professional advice, medical advice, \
        legal advice, does not constitute, should not be construed, not be considered, \
        not a substitute
        """,
        "not responsible, not liable, no liability, no responsibility, no warranty, without warranty",
        "do not represent, does not represent, do not necessarily, views expressed, opinions expressed, external sites, external links, external websites",
        "third party, third-party, third parties",
        "consult, seek professional, financial advisor, healthcare provider, your doctor",
        "at your own risk, own research, your own decisions", "disclaimer",
      ],
      .app: [
        "download, install, get, scan", "our app, app, google play, app store, qr code",
        "free, anytime, anywhere, now",
      ],
      .social: [
        "follow, join, like, subscribe, find us",
        "facebook, twitter, instagram, telegram, youtube, tiktok, whatsapp, discord, linkedin, channel",
        "latest, updates, news, more stories, breaking",
      ],
      .comments: [
        "comment, comments, reply",
        "log in, login, logged in, sign in, register, required fields, will not be published",
        "moderated, reserve the right, be respectful, spam, guidelines",
      ],
      .privacy: [
        "cookies, cookie, personal data", "we use, uses, consent, agree, accept",
        "privacy policy, experience, continue to, continuing to, browse, personalise, personalize",
      ],
      .membership: [
        "subscribers, subscriber, subscription, members, premium, free articles",
        "continue reading, full access, unlimited access, unlock, already a, only available",
        "per month, a month, this month, starting at, remaining",
      ],
      .correction: [
        "error, errors, mistake, typo, correction, feedback",
        "contact us, let us know, email us, tell us",
      ],
      .credit: [
        "photo, image, photograph, picture",
        "credit, courtesy, getty images, shutterstock, unsplash",
      ],
      .sponsors: [
        "advertisement, sponsored, affiliate, affiliate links, commission, paid partnership",
        "earn, at no extra cost, continue, scroll, support us, ad blocker",
      ],
      .origin: [
        "originally published, first published, first appeared, originally appeared, reprinted",
        "this article, this story, this post, with permission",
      ],
    ],
    pages: """
      this site, this website, this page, this article, this post, this content, this story, \
      we, us, our, the content
      """,
    readers: "you, your, please, readers, visitors",
    reports: "said, says, according, told, he, she, they",
    controls: "click, button, dialog, menu item, select, press, toolbar")
}
