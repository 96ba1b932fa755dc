/* octet-test-capture.h - makes capture files octet by octet, and opens them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "capture/octet-capture.h"

G_BEGIN_DECLS

/**
 * OctetTestFile: (skip)
 * @bytes: the file so far
 * @is_big_endian: the order of the numbers that are put next
 * @block: where the block that is being made begins
 */
typedef struct
{
  GByteArray *bytes;
  gboolean    is_big_endian;
  guint       block;
} OctetTestFile;

void          octet_test_file_init         (OctetTestFile  *self,
                                            gboolean        is_big_endian);
void          octet_test_file_clear        (OctetTestFile  *self);
void          octet_test_file_put          (OctetTestFile  *self,
                                            guint64         value,
                                            guint           size);
void          octet_test_file_put_bytes    (OctetTestFile  *self,
                                            gconstpointer   bytes,
                                            gsize           size);

/* pcap */
void          octet_test_file_put_header   (OctetTestFile  *self,
                                            guint32         magic,
                                            guint           minor,
                                            guint32         network);
void          octet_test_file_put_record   (OctetTestFile  *self,
                                            guint32         seconds,
                                            guint32         fraction,
                                            guint32         captured_size,
                                            guint32         wire_size);

/* pcapng */
void          octet_test_file_begin        (OctetTestFile  *self,
                                            guint32         type);
void          octet_test_file_end          (OctetTestFile  *self);
void          octet_test_file_put_option   (OctetTestFile  *self,
                                            guint16         code,
                                            gconstpointer   value,
                                            gsize           size);
void          octet_test_file_put_text     (OctetTestFile  *self,
                                            guint16         code,
                                            const char     *text);
void          octet_test_file_put_section  (OctetTestFile  *self);
void          octet_test_file_put_interface (OctetTestFile *self,
                                            guint16         link_type,
                                            guint32         snaplen);
void          octet_test_file_put_packet   (OctetTestFile  *self,
                                            guint32         interface,
                                            guint64         ticks,
                                            guint32         captured_size,
                                            guint32         wire_size);

int           octet_test_make_fd           (gconstpointer   bytes,
                                            gsize           size);
OctetCapture *octet_test_open_bytes        (gconstpointer   bytes,
                                            gsize           size,
                                            GError        **error);
OctetCapture *octet_test_open_pipe         (gconstpointer   bytes,
                                            gsize           size,
                                            GError        **error);
guint         octet_test_read_all          (OctetCapture   *capture,
                                            GError        **error);
GBytes       *octet_test_pack              (gconstpointer   bytes,
                                            gsize           size,
                                            OctetCompression compression);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OctetTestFile, octet_test_file_clear)

G_END_DECLS
