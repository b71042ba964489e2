"""Annotate an archive: documents in, a Parquet dataset out, resumable, in bounded memory.

One module a step. `sources` reads documents from files of any size (`READERS` is the table of formats); `parts` gathers
them into parts; `reading` annotates one part, in this process or another; `dataset` writes it, each part whole or not
at all; `schema` says what the tables hold; `archive` drives it all; `counts` counts what a dataset holds by year, place
and company; `made` writes an archive of articles to try it on.

What the dataset holds is in `annotate.corpus.schema.TABLES`; how it is opened:

    pandas.read_parquet("out/mentions")
    duckdb.sql("select year, count(*) from read_parquet('out/mentions/*/*.parquet') group by year")
    spark.read.parquet("out/mentions")
"""
