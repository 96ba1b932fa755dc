/* http-body.c - the body of a message: chunks, compression, and who reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/web/http-decode.h"
#include "protocols/web/http-fields.h"
#include "protocols/web/http-message.h"

/* The word of @text up to its first parameter, lower case. */
static char *
get_word (const guint8 *data,
          HttpSpan      span)
{
  gsize size = 0;

  while (size < span.size && data[span.at + size] != ';' && data[span.at + size] != ',' &&
         !g_ascii_isspace (data[span.at + size]))
    size++;
  return g_ascii_strdown ((const char *) data + span.at, (gssize) size);
}

/* The word under which somebody reads the body: the type itself, its family, or what it
 * is written in (RFC 6839); NULL where the octets say no more than that they are some. */
static char *
choose_word (OctetDissector    *self,
             const HttpMessage *message)
{
  const OctetTable *table = octet_registry_get_table (octet_dissector_get_registry (self),
                                                      "media_type");
  g_autofree char *type = get_word (message->data, message->head.type);
  g_autofree char *family = NULL;
  const char *slash = strchr (type, '/'), *suffix = strrchr (type, '+');

  if (type[0] == 0)
    return NULL;
  if (octet_table_find_text (table, type) != NULL)
    return g_steal_pointer (&type);
  if (suffix != NULL && octet_table_find_text (table, suffix) != NULL)
    return g_strdup (suffix);
  family = slash != NULL ? g_strdup_printf ("%.*s/*", (int) (slash - type), type) : g_strdup ("");
  if (octet_table_find_text (table, family) != NULL)
    return g_steal_pointer (&family);
  return strcmp (type, "application/octet-stream") != 0 ? g_strdup ("*/*") : NULL;
}

static void
add_chunk (OctetDissector    *self,
           const HttpMessage *message,
           const HttpChunk   *chunk,
           gsize              data_size)
{
  gsize at = message->start + chunk->at, data_at = at + chunk->line_size;
  gsize left = message->captured - MIN (message->captured, chunk->at + chunk->line_size);

  octet_dissector_open_text (self, chunk->is_last ? _("End of chunks") : _("Chunk"));
  octet_dissector_add_uint (self, HTTP_CHUNK_SIZE, chunk->data_size, at, chunk->line_size);
  if (!chunk->is_last)
    {
      octet_dissector_add (self, HTTP_CHUNK_DATA, data_at, data_size);
      if (left >= data_size + 2)
        octet_dissector_add (self, HTTP_CHUNK_BOUNDARY, data_at + data_size, 2);
    }
  octet_dissector_close (self);
}

/* Puts the pieces together again, and shows them. */
static GBytes *
join_chunks (OctetDissector    *self,
             const HttpMessage *message)
{
  gsize end = MIN (message->captured, message->head.size + message->body_size);
  gsize at = message->head.size;
  GByteArray *joined = g_byte_array_new ();
  HttpChunk chunk = { 0 };

  octet_dissector_open_text (self, _("Chunked body"));
  while (http_chunk_read (message->data, end, at, &chunk))
    {
      gsize data_at = at + chunk.line_size;
      gsize data_size = (gsize) MIN (chunk.data_size, end - data_at);

      add_chunk (self, message, &chunk, data_size);
      at = data_at;
      if (chunk.is_last)
        break;
      g_byte_array_append (joined, message->data + data_at, (guint) data_size);
      at = MIN (end, data_at + data_size + 2);
    }
  if (chunk.is_last && end - at > 2)
    octet_dissector_add (self, HTTP_TRAILER, message->start + at, end - at - 2);
  octet_dissector_close (self);
  return g_byte_array_free_to_bytes (joined);
}

static void
hand_on_bytes (OctetDissector    *self,
               const HttpMessage *message,
               const char        *word,
               const char        *name,
               GBytes            *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  octet_dissector_add_bytes (self, HTTP_FILE_DATA, data, size,
                             message->start + message->head.size,
                             MIN (message->body_size, message->captured - message->head.size));
  octet_dissector_call_bytes_text (self, "media_type", word, name, g_bytes_ref (bytes));
}

/* A body that has to be decoded. FALSE where that fails, or more than one coding was applied. */
static gboolean
add_decoded (OctetDissector    *self,
             const HttpMessage *message,
             const char        *word,
             const guint8      *data,
             gsize              size)
{
  HttpSpan value = message->head.encoding;
  gboolean is_list = memchr (message->data + value.at, ',', value.size) != NULL;
  g_autofree char *encoding = get_word (message->data, value);
  g_autoptr (GBytes) bytes = is_list ? NULL : http_decode (encoding, data, size);

  if (bytes == NULL)
    {
      octet_dissector_note_here (self, HTTP_NOTE_DECODING_FAILED);
      return FALSE;
    }
  hand_on_bytes (self, message, word, N_("Decompressed body"), bytes);
  return TRUE;
}

static gboolean
is_encoded (const HttpMessage *message)
{
  return message->head.encoding.size > 0 &&
         !http_span_is (message->data, message->head.encoding, "identity");
}

static void
add_chunked_body (OctetDissector    *self,
                  const HttpMessage *message,
                  const char        *word)
{
  g_autoptr (GBytes) joined = join_chunks (self, message);
  gsize size;
  const guint8 *data = g_bytes_get_data (joined, &size);

  if (size == 0)
    return;
  if (!is_encoded (message))
    hand_on_bytes (self, message, word, N_("Joined chunks"), joined);
  else if (!add_decoded (self, message, word, data, size))
    octet_dissector_call_bytes_text (self, "media_type", NULL, N_("Joined chunks"),
                                     g_bytes_ref (joined));
}

/* Adds the body and hands it on by its media type. */
void
http_message_add_body (OctetDissector    *self,
                       const HttpMessage *message)
{
  gsize at = message->head.size;
  gsize there = MIN (message->body_size, message->captured - MIN (at, message->captured));
  g_autofree char *word = choose_word (self, message);

  if (message->body_size == 0)
    return;
  if (message->head.is_chunked)
    add_chunked_body (self, message, word);
  else if (!is_encoded (message))
    {
      octet_dissector_add (self, HTTP_FILE_DATA, message->start + at, there);
      octet_dissector_call_part_text (self, "media_type", word, message->start + at,
                                      message->body_size);
    }
  else if (!add_decoded (self, message, word, message->data + at, there))
    octet_dissector_call_part_text (self, "media_type", NULL, message->start + at,
                                    message->body_size);
}
