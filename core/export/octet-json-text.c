/* octet-json-text.c - a text as JSON has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/octet-json-text.h"

/**
 * octet_json_append_text: (skip)
 * @out: a string to append to
 * @text: a text, whose octets may be anything
 *
 * Appends it in quotation marks, with what is not UTF-8 replaced (RFC 8259, sections 7 and 8.1).
 * Any thread.
 */
void
octet_json_append_text (GString    *out,
                        const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *at = valid; *at != 0; at++)
    {
      guchar character = (guchar) *at;

      if (character == '"' || character == '\\')
        g_string_append_printf (out, "\\%c", character);
      else if (character == '\n')
        g_string_append (out, "\\n");
      else if (character == '\r')
        g_string_append (out, "\\r");
      else if (character == '\t')
        g_string_append (out, "\\t");
      else if (character < 0x20 || character == 0x7f)
        g_string_append_printf (out, "\\u%04x", character);
      else
        g_string_append_c (out, (char) character);
    }
  g_string_append_c (out, '"');
}
