/* octet-export-form.c - packets as a whole text: how it begins, each packet, how it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/octet-export-form.h"

static gboolean
has_keys (const OctetExportForm *self)
{
  return self->fields.keys != NULL && self->fields.keys[0] != NULL;
}

/**
 * octet_export_form_wants_fields: (skip)
 * @self: a form
 *
 * Returns: whether only the chosen fields of a packet are looked at
 */
gboolean
octet_export_form_wants_fields (const OctetExportForm *self)
{
  return has_keys (self) && self->kind != OCTET_FORM_PDML;
}

/**
 * octet_export_form_get_depth: (skip)
 * @self: a form
 *
 * Returns: how deep packets must be dissected for it
 */
OctetDepth
octet_export_form_get_depth (const OctetExportForm *self)
{
  gboolean is_shallow = self->kind == OCTET_FORM_CSV || self->kind == OCTET_FORM_ARRAYS ||
                        (self->kind == OCTET_FORM_TEXT &&
                         (self->detail & OCTET_DETAIL_FIELDS) == 0);

  return is_shallow || octet_export_form_wants_fields (self) ? OCTET_DEPTH_FIELDS
                                                             : OCTET_DEPTH_TREE;
}

/**
 * octet_export_form_wants_summary: (skip)
 * @self: a form
 *
 * Returns: whether it shows the columns of the list
 */
gboolean
octet_export_form_wants_summary (const OctetExportForm *self)
{
  return self->kind == OCTET_FORM_CSV || self->kind == OCTET_FORM_ARRAYS ||
         (self->kind == OCTET_FORM_TEXT && (self->detail & OCTET_DETAIL_SUMMARY) != 0);
}

/**
 * octet_export_form_begin: (skip)
 * @self: a form
 * @out: where the text's beginning goes
 */
void
octet_export_form_begin (const OctetExportForm *self,
                         GString               *out)
{
  if (self->kind == OCTET_FORM_PDML)
    octet_export_pdml_begin (self->name != NULL ? self->name : "", out);
  else if (self->kind == OCTET_FORM_JSON)
    octet_export_json_begin (out);
  else if (self->kind == OCTET_FORM_CSV)
    octet_export_csv_begin (out);
  else if (self->kind == OCTET_FORM_FIELDS && self->has_header)
    octet_export_fields_head (&self->fields, out);
}

static void
add_text (const OctetExportForm   *self,
          const OctetExportPacket *packet,
          GString                 *out)
{
  gboolean has_line = (self->detail & OCTET_DETAIL_SUMMARY) != 0;

  if (has_line)
    octet_export_line (packet, self->time_format, out);
  if ((self->detail & OCTET_DETAIL_FIELDS) != 0)
    {
      if (has_line)
        g_string_append_c (out, '\n');
      octet_export_tree (packet->tree, out);
    }
  if ((self->detail & OCTET_DETAIL_BYTES) != 0)
    {
      g_string_append_c (out, '\n');
      octet_export_hex (packet->bytes, packet->n_bytes, out);
    }
  if ((self->detail & (OCTET_DETAIL_FIELDS | OCTET_DETAIL_BYTES)) != 0)
    g_string_append_c (out, '\n');
}

/**
 * octet_export_form_add: (skip)
 * @self: a form
 * @packet: a packet, dissected as the form wants it
 * @is_first: whether it is the first that is written
 * @out: where its text goes
 */
void
octet_export_form_add (const OctetExportForm   *self,
                       const OctetExportPacket *packet,
                       gboolean                 is_first,
                       GString                 *out)
{
  switch (self->kind)
    {
    case OCTET_FORM_FIELDS:
      octet_export_fields (packet, &self->fields, out);
      break;
    case OCTET_FORM_PDML:
      octet_export_pdml (packet, out);
      break;
    case OCTET_FORM_JSON:
      octet_export_json (packet, has_keys (self) ? self->fields.keys : NULL, is_first, out);
      break;
    case OCTET_FORM_CSV:
      octet_export_csv (packet, self->time_format, out);
      break;
    case OCTET_FORM_ARRAYS:
      octet_export_array (packet, out);
      break;
    case OCTET_FORM_TEXT:
    default:
      add_text (self, packet, out);
      break;
    }
}

/**
 * octet_export_form_end: (skip)
 * @self: a form
 * @out: where the text's end goes
 */
void
octet_export_form_end (const OctetExportForm *self,
                       GString               *out)
{
  if (self->kind == OCTET_FORM_PDML)
    octet_export_pdml_end (out);
  else if (self->kind == OCTET_FORM_JSON)
    octet_export_json_end (out);
}
