"""The one style: tokens, fonts, icons, and the theme that is on."""
