/* octet-ui-save-plan.c - what is saved under a name, and what a person noted with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-save-plan.h"

#include <string.h>

static const struct
{
  const char      *ending;
  OctetCompression compression;
} packings[] = {
  { ".gz", OCTET_COMPRESSION_GZIP },
  { ".zst", OCTET_COMPRESSION_ZSTD },
  { ".lz4", OCTET_COMPRESSION_LZ4 },
};

static const char *
find_packing (OctetCompression compression)
{
  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (packings[i].compression == compression)
      return packings[i].ending;
  return "";
}

static const char *
find_ending (const OctetExportPlan *plan)
{
  static const char *const endings[] = {
    [OCTET_FORM_TEXT] = ".txt", [OCTET_FORM_FIELDS] = ".txt", [OCTET_FORM_PDML] = ".pdml",
    [OCTET_FORM_JSON] = ".json", [OCTET_FORM_CSV] = ".csv", [OCTET_FORM_ARRAYS] = ".c",
  };

  if (plan->is_capture)
    return plan->format == OCTET_CAPTURE_FORMAT_PCAPNG ? ".pcapng" : ".pcap";
  return endings[plan->form.kind];
}

/* The name without what says how it is packed; tells that. */
static char *
strip_packing (const char       *name,
               OctetCompression *ret_compression)
{
  *ret_compression = OCTET_COMPRESSION_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (g_str_has_suffix (name, packings[i].ending))
      {
        *ret_compression = packings[i].compression;
        return g_strndup (name, strlen (name) - strlen (packings[i].ending));
      }
  return g_strdup (name);
}

/**
 * octet_ui_save_plan_from_name:
 * @name: a file's name
 * @ret_plan: (out caller-allocates): its kind of capture and its packing; the rest is left alone
 *
 * A capture is saved as its name says; pcapng, which keeps most, where that says nothing.
 */
void
octet_ui_save_plan_from_name (const char      *name,
                              OctetExportPlan *ret_plan)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *plain = strip_packing (lower, &ret_plan->compression);

  ret_plan->is_capture = TRUE;
  ret_plan->format = g_str_has_suffix (plain, ".pcap") || g_str_has_suffix (plain, ".cap") ||
                     g_str_has_suffix (plain, ".dmp")
                       ? OCTET_CAPTURE_FORMAT_PCAP : OCTET_CAPTURE_FORMAT_PCAPNG;
}

/**
 * octet_ui_save_plan_name:
 * @name: the capture's name
 * @plan: what is to be written
 *
 * Returns: (transfer full): a name for that, with the ending that belongs to it
 */
char *
octet_ui_save_plan_name (const char            *name,
                         const OctetExportPlan *plan)
{
  OctetCompression compression;
  g_autofree char *plain = strip_packing (name, &compression);
  char *dot = strrchr (plain, '.');

  if (dot != NULL && dot != plain)
    *dot = '\0';
  return g_strconcat (plain, find_ending (plan), find_packing (plan->compression), NULL);
}

/**
 * octet_ui_save_plan_make_notes:
 * @marks: what a person noted
 *
 * Returns: (transfer full): a copy of it for the thread that writes
 */
OctetPacketNotes *
octet_ui_save_plan_make_notes (OctetUiMarks *marks)
{
  static const OctetUiMark kinds[OCTET_N_PACKET_MARKS] = {
    [OCTET_PACKET_MARK_MARKED] = OCTET_UI_MARK_MARKED,
    [OCTET_PACKET_MARK_IGNORED] = OCTET_UI_MARK_IGNORED,
    [OCTET_PACKET_MARK_REFERENCE] = OCTET_UI_MARK_REFERENCE,
  };
  OctetPacketNotes *notes = octet_packet_notes_new ();
  g_autoptr (GArray) commented = octet_ui_marks_list_comments (marks);

  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    octet_packet_notes_set_marks (notes, (OctetPacketMark) i,
                                  octet_ui_marks_copy_bitset (marks, kinds[i]));
  for (guint i = 0; i < commented->len; i++)
    {
      guint32 number = g_array_index (commented, guint32, i);
      const char *comment = NULL;

      octet_ui_marks_get_comment (marks, number, &comment);
      octet_packet_notes_set_comment (notes, number,
                                      comment != NULL && *comment != '\0' ? comment : NULL);
    }
  return notes;
}

/**
 * octet_ui_save_plan_time_format:
 * @format: how the list writes times
 *
 * Returns: how a text writes them likewise
 */
OctetTimeFormat
octet_ui_save_plan_time_format (OctetUiTimeFormat format)
{
  static const OctetTimeFormat formats[] = {
    [OCTET_UI_TIME_RELATIVE] = OCTET_TIME_RELATIVE, [OCTET_UI_TIME_DELTA] = OCTET_TIME_DELTA,
    [OCTET_UI_TIME_CLOCK] = OCTET_TIME_ABSOLUTE,    [OCTET_UI_TIME_DATE] = OCTET_TIME_ABSOLUTE_DATE,
    [OCTET_UI_TIME_UTC] = OCTET_TIME_UTC_DATE,      [OCTET_UI_TIME_EPOCH] = OCTET_TIME_EPOCH,
    [OCTET_UI_TIME_DELTA_SHOWN] = OCTET_TIME_DELTA_SHOWN,
  };

  return (guint) format < G_N_ELEMENTS (formats) ? formats[format] : OCTET_TIME_RELATIVE;
}
