/* octet-ui-bytes.c - bytes as text for the clipboard, and what numbers they could be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-bytes.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bytes of text that a description quotes. */
#define MAX_QUOTE 40

typedef void (*Write) (GString      *text,
                       const guint8 *bytes,
                       gsize         size,
                       gsize         position);

static gboolean
is_printable (guint8 byte)
{
  return byte >= 0x20 && byte < 0x7f;
}

static void
write_hex (GString      *text,
           const guint8 *bytes,
           gsize         size,
           gsize         position)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
}

/* Sixteen a line, with offsets in the packet: the form that text2pcap and people read. */
static void
write_dump (GString      *text,
            const guint8 *bytes,
            gsize         size,
            gsize         position)
{
  for (gsize row = 0; row < size; row += 16)
    {
      gsize end = MIN (row + 16, size);

      g_string_append_printf (text, "%04" G_GINT64_MODIFIER "x ", (guint64) (position + row));
      for (gsize i = row; i < row + 16; i++)
        if (i < end)
          g_string_append_printf (text, " %02x", bytes[i]);
        else
          g_string_append (text, "   ");
      g_string_append (text, "   ");
      for (gsize i = row; i < end; i++)
        g_string_append_c (text, is_printable (bytes[i]) ? (char) bytes[i] : '.');
      g_string_append_c (text, '\n');
    }
}

static void
write_array (GString      *text,
             const guint8 *bytes,
             gsize         size,
             gsize         position)
{
  g_string_append_printf (text, "static const unsigned char bytes[%" G_GSIZE_FORMAT "] = {", size);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%s0x%02x,", i % 12 == 0 ? "\n  " : " ", bytes[i]);
  g_string_append (text, "\n};\n");
}

static void
write_quoted (GString      *text,
              const guint8 *bytes,
              gsize         size)
{
  g_string_append_c (text, '"');
  for (gsize i = 0; i < size; i++)
    if (is_printable (bytes[i]) && bytes[i] != '"' && bytes[i] != '\\')
      g_string_append_c (text, (char) bytes[i]);
    else
      g_string_append_printf (text, "\\x%02x", bytes[i]);
  g_string_append_c (text, '"');
}

static void
write_python (GString      *text,
              const guint8 *bytes,
              gsize         size,
              gsize         position)
{
  g_string_append_c (text, 'b');
  write_quoted (text, bytes, size);
}

static void
write_escaped (GString      *text,
               const guint8 *bytes,
               gsize         size,
               gsize         position)
{
  write_quoted (text, bytes, size);
}

/* Only what can be read; line ends are kept. */
static void
write_printable (GString      *text,
                 const guint8 *bytes,
                 gsize         size,
                 gsize         position)
{
  for (gsize i = 0; i < size; i++)
    if (is_printable (bytes[i]) || bytes[i] == '\n' || bytes[i] == '\t')
      g_string_append_c (text, (char) bytes[i]);
}

static void
write_base64 (GString      *text,
              const guint8 *bytes,
              gsize         size,
              gsize         position)
{
  g_autofree char *encoded = g_base64_encode (bytes, size);

  g_string_append (text, encoded);
}

static const struct
{
  const char *form;
  Write       write;
} writers[] = {
  { "hex", write_hex },
  { "dump", write_dump },
  { "array", write_array },
  { "base64", write_base64 },
  { "python", write_python },
  { "escaped", write_escaped },
  { "printable", write_printable },
};

static Write
find_writer (const char *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (form, writers[i].form))
      return writers[i].write;
  return NULL;
}

/**
 * octet_ui_bytes_has_form:
 * @form: the name of a form
 *
 * Returns: whether octet_ui_bytes_copy() knows it
 */
gboolean
octet_ui_bytes_has_form (const char *form)
{
  return find_writer (form) != NULL;
}

/**
 * octet_ui_bytes_copy:
 * @bytes: (array length=size): bytes
 * @size: how many
 * @position: where they stand in the packet, for the offsets of a dump
 * @form: "hex", "dump", "array", "base64", "python", "escaped" or "printable"
 *
 * Returns: (transfer full) (nullable): the text; %NULL for a form that it does not know
 */
char *
octet_ui_bytes_copy (const guint8 *bytes,
                     gsize         size,
                     gsize         position,
                     const char   *form)
{
  Write write = find_writer (form);
  GString *text;

  if (write == NULL)
    return NULL;
  text = g_string_new (NULL);
  write (text, bytes, size, position);
  return g_string_free (text, FALSE);
}

/* "u16 18245 big, 17735 little endian", for as many widths as there are bytes. */
static void
append_number (GString      *text,
               const guint8 *bytes,
               gsize         width)
{
  guint64 big = 0, little = 0;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (gsize i = 0; i < width; i++)
    {
      big = big << 8 | bytes[i];
      little |= (guint64) bytes[i] << (8 * i);
    }
  first = g_strdup_printf ("%" G_GUINT64_FORMAT, big);
  second = g_strdup_printf ("%" G_GUINT64_FORMAT, little);
  g_string_append (text, " · ");
  if (width == 1)
    g_string_append_printf (text, "u8 %s", first);
  else
    /* Translators: bits of a number, and the number with its highest and its lowest byte first */
    g_string_append_printf (text, _("u%u %s big, %s little endian"), (guint) width * 8, first,
                            second);
}

/**
 * octet_ui_bytes_describe:
 * @bytes: (array length=size): bytes
 * @size: how many, at least 1
 * @position: where the first of them stands
 *
 * Returns: (transfer full): their offset and number, what numbers of 8 to 64 bits begin there in
 *   both byte orders, and the text that they are
 */
char *
octet_ui_bytes_describe (const guint8 *bytes,
                         gsize         size,
                         gsize         position)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u byte from %u (0x%x)", "%u bytes from %u (0x%x)",
                                          (gulong) size),
                          (guint) size, (guint) position, (guint) position);
  for (gsize width = 1; width <= 8 && width <= size; width *= 2)
    append_number (text, bytes, width);
  g_string_append (text, " · “");
  for (gsize i = 0; i < MIN (size, MAX_QUOTE); i++)
    if (is_printable (bytes[i]))
      g_string_append_c (text, (char) bytes[i]);
    else
      g_string_append (text, "·");
  g_string_append (text, size > MAX_QUOTE ? "…”" : "”");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
