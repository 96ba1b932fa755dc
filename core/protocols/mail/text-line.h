/* text-line.h - takes a payload apart into lines and words, for protocols that people can type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines and words are places in the layer, not copies.
 */
#pragma once

#include <glib.h>
#include <string.h>

/* Lines of one packet that are shown as lines; a packet of more is a file, not a talk. */
#define TEXT_LINE_MAX 2000

/**
 * TextLine: (skip)
 * @text: its first octet; no zero ends it
 * @at: place of that octet in the layer
 * @size: octets without the line's end
 * @whole: octets with the line's end
 *
 * A line, or a word of one.
 */
typedef struct
{
  const char *text;
  gsize       at;
  gsize       size;
  gsize       whole;
} TextLine;

/* The line at *@at, which moves behind it; FALSE at @size. */
static inline gboolean
text_line_next (const guint8 *data,
                gsize         size,
                gsize        *at,
                TextLine     *ret_line)
{
  const guint8 *end;

  if (*at >= size)
    return FALSE;
  end = memchr (data + *at, '\n', size - *at);
  *ret_line = (TextLine) { (const char *) data + *at, *at, 0, 0 };
  ret_line->whole = end != NULL ? (gsize) (end - data) + 1 - *at : size - *at;
  ret_line->size = end != NULL ? ret_line->whole - 1 : ret_line->whole;
  if (ret_line->size > 0 && ret_line->text[ret_line->size - 1] == '\r')
    ret_line->size--;
  *at += ret_line->whole;
  return TRUE;
}

/* Takes the first word off @rest, which begins with the next one then. */
static inline TextLine
text_line_word (TextLine *rest)
{
  TextLine word = { rest->text, rest->at, 0, 0 };

  while (word.size < rest->size && rest->text[word.size] != ' ')
    word.size++;
  word.whole = word.size;
  while (word.whole < rest->size && rest->text[word.whole] == ' ')
    word.whole++;
  rest->text += word.whole;
  rest->at += word.whole;
  rest->size -= word.whole;
  return word;
}

static inline gboolean
text_line_is (TextLine    word,
              const char *text)
{
  return strlen (text) == word.size && g_ascii_strncasecmp (word.text, text, word.size) == 0;
}

/* Whether the octets begin a record of TLS: the talk went on in secret (STARTTLS). */
static inline gboolean
text_line_is_tls (const guint8 *data,
                  gsize         size)
{
  return size >= 3 && data[0] >= 0x14 && data[0] <= 0x17 && data[1] == 3 && data[2] <= 4;
}
